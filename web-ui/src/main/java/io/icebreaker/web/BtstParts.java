package io.icebreaker.web;

import static io.icebreaker.finding.ScanRowWords.*;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.BtstScore.Part;
import java.io.IOException;
import java.util.Locale;

/** What an overnight score is the sum of, in points and words (analytics 8.3, variant A). Static. */
final class BtstParts {
    private static final Part[] ALL = Part.values();

    private BtstParts() {}

    /** {@code [["change",1.5,"change 2.1 %"],…]}: each part that A has; it begins with 5 points. */
    static void write(JsonGenerator json, ScanRow row) throws IOException {
        if (row.word(SCORE_A) == BtstScore.NONE) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        for (Part part : ALL) {
            if (part != Part.SMA20) { // B's alone
                json.writeStartArray();
                json.writeString(part.name().toLowerCase(Locale.ROOT));
                json.writeNumber(row.word(PARTS + part.ordinal()) / 10.0);
                json.writeString(words(part, row));
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static String words(Part part, ScanRow row) {
        return switch (part) {
            case CHANGE -> figure("change %.2f %%", row.number(BTST_CHANGE_D));
            case VOLUME -> figure("volume %.2f times its mean", row.number(BTST_RATIO_D));
            case RSI -> figure("RSI %.1f", row.number(BTST_RSI_D));
            case MACD -> macd(row.number(BTST_MACD_D), row.number(BTST_SIGNAL_D));
            case SMA20 -> "";
            case PATTERNS ->
                    row.word(BULLISH) + " bullish, " + row.word(BEARISH) + " bearish patterns";
            case LEVELS -> levels(row);
        };
    }

    private static String figure(String form, double value) {
        return Double.isNaN(value) ? "not known" : String.format(Locale.ROOT, form, value);
    }

    private static String macd(double macd, double signal) {
        if (Double.isNaN(macd) || Double.isNaN(signal)) {
            return "not known";
        }
        String side = macd > signal ? "above" : "not above";
        return String.format(Locale.ROOT, "MACD %.2f %s its signal line %.2f", macd, side, signal);
    }

    private static String levels(ScanRow row) {
        double support = row.rupees(SUPPORT);
        double resistance = row.rupees(RESISTANCE);
        if (Double.isNaN(support) || Double.isNaN(resistance)) {
            return "support and resistance not both known";
        }
        return String.format(Locale.ROOT, "support %.2f, resistance %.2f", support, resistance);
    }
}
