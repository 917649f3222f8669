package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.SignalWords;
import io.icebreaker.publish.FindingLog;
import java.io.IOException;
import java.util.Locale;

/**
 * Why a signal scored what it scored, in words: a sentence a component, in the order of the table in 5.3,
 * with the value behind it and the threshold it was held against. All of it comes from the record itself.
 */
final class SignalText {
    /** What must stand wherever signals are shown (analytics 5.2, 5.6). */
    static final String UNPROVEN =
            "Unproven: apart from the few that come from published seeds, the thresholds are uncalibrated "
                    + "choices, and on the one recorded day at hand these signals did no better than random "
                    + "entries. Trade sides are inferred. This is not advice.";

    private static final int MOST_PCR = 4;
    private static final int MOST_PCR_OF_NIFTY = 2;

    private final FindingLog.Reader signal;
    private final int type;
    private final int direction;

    SignalText(FindingLog.Reader signal) {
        this.signal = signal;
        type = (int) signal.word(SignalWords.TYPE);
        direction = (int) signal.word(SignalWords.DIRECTION);
    }

    /** Writes the array of reasons. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        base(json);
        pcr(json);
        imbalance(json);
        institutional(json);
        surge(json);
        json.writeEndArray();
    }

    private static void open(
            JsonGenerator json, String code, String component, long points, int most, String text)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("code", code);
        json.writeStringField("component", component);
        json.writeNumberField("points", points);
        json.writeNumberField("most", most);
        json.writeStringField("text", text);
    }

    private static void close(JsonGenerator json, double value, double threshold)
            throws IOException {
        json.writeFieldName("value");
        Json.number(json, value);
        json.writeFieldName("threshold");
        Json.number(json, threshold);
        json.writeEndObject();
    }

    private boolean absorbs() {
        return type == SignalWords.ACCUMULATION || type == SignalWords.DISTRIBUTION;
    }

    private void base(JsonGenerator json) throws IOException {
        long points = signal.word(SignalWords.P_BASE);
        double move = signal.number(SignalWords.R_BPS);
        double limit = signal.number(absorbs() ? SignalWords.STABLE_BPS : SignalWords.MOVE_BPS);
        String text =
                switch (type) {
                    case SignalWords.ACCUMULATION ->
                            "Visible selling is absorbed: the price held, %s bps in the window (at most %s).";
                    case SignalWords.DISTRIBUTION ->
                            "Visible buying is absorbed: the price held, %s bps in the window (at most %s).";
                    case SignalWords.BUY_TYPE ->
                            "Buyers move the price: %s bps in the window (at least %s).";
                    default -> "Sellers move the price: %s bps in the window (at most -%s).";
                };
        open(json, "BASE_" + points, "base", points, 3, say(text, signed(move), plain(limit)));
        close(json, move, type == SignalWords.SELL_TYPE ? -limit : limit);
    }

    private void pcr(JsonGenerator json) throws IOException {
        long points = signal.word(SignalWords.P_PCR);
        int state = (int) signal.word(SignalWords.PCR_STATE);
        boolean nifty = signal.word(SignalWords.PCR_FALLBACK) != 0;
        String code =
                switch (state) {
                    case SignalWords.PCR_OFF -> "PCR_OFF";
                    case SignalWords.PCR_NONE -> "PCR_NONE";
                    case SignalWords.PCR_STALE -> "PCR_STALE";
                    default -> "PCR_" + points;
                };
        open(
                json,
                code,
                "pcr",
                points,
                nifty ? MOST_PCR_OF_NIFTY : MOST_PCR,
                pcrText(state, nifty));
        if (state == SignalWords.PCR_FRESH) {
            json.writeStringField("value", label());
        } else {
            json.writeNullField("value");
        }
        json.writeNullField("threshold");
        json.writeEndObject();
    }

    private String label() {
        return SignalWords.labelName(signal.word(SignalWords.PCR_LABEL));
    }

    private String pcrText(int state, boolean nifty) {
        String whose = nifty ? "NIFTY's put-call ratio" : "The put-call ratio";
        return switch (state) {
            case SignalWords.PCR_OFF -> "The put-call ratio is switched off.";
            case SignalWords.PCR_NONE -> "There is no option chain to take a put-call ratio from.";
            case SignalWords.PCR_STALE -> whose + " is stale.";
            case SignalWords.PCR_NO_RATIO -> whose + " is unknown: no open calls.";
            default ->
                    say(
                            "%s of %s reads %s for this instrument.",
                            whose,
                            plain(signal.number(SignalWords.PCR)),
                            label().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    private void imbalance(JsonGenerator json) throws IOException {
        long points = signal.word(SignalWords.P_IMBALANCE);
        double obi = signal.number(SignalWords.OBI_W);
        double limit = signal.number(points == 3 ? SignalWords.OBI_STRONG : SignalWords.OBI_MEDIUM);
        int sign = absorbs() ? -direction : direction;
        String wanted = sign > 0 ? "bids outweigh asks" : "asks outweigh bids";
        String text =
                Double.isNaN(obi)
                        ? "The book's imbalance is unknown."
                        : say(
                                "Book imbalance %s: %s%s (%s %s).",
                                signed(obi),
                                points > 0 ? "" : "it does not say that ",
                                wanted,
                                sign > 0 ? "at least" : "at most",
                                signed(sign * limit));
        open(json, "IMB_" + points, "imbalance", points, 3, text);
        close(json, obi, sign * limit);
    }

    private void institutional(JsonGenerator json) throws IOException {
        long points = signal.word(SignalWords.P_INSTITUTIONAL);
        boolean bid = direction > 0;
        double r = signal.number(bid ? SignalWords.R_BID : SignalWords.R_ASK);
        double rel = signal.number(bid ? SignalWords.R_REL_BID : SignalWords.R_REL_ASK);
        double limit =
                signal.number(
                        points == 3
                                ? SignalWords.INSTITUTIONAL_STRONG
                                : SignalWords.INSTITUTIONAL_THRESHOLD);
        String side = bid ? "bid" : "ask";
        String text =
                Double.isNaN(r)
                        ? "How fast the shown " + side + " turns over is unknown."
                        : say(
                                "The shown %s turned over %s times a minute (%s %s)%s.",
                                side,
                                plain(r),
                                points == 3 ? "more than" : "at least",
                                plain(limit),
                                usual(rel));
        open(json, "INST_" + points, "institutional", points, 3, text);
        close(json, r, limit);
    }

    private String usual(double rel) {
        return Double.isNaN(rel)
                ? "; what is usual here is not known yet"
                : say(
                        ", %s times what is usual here (at least %s)",
                        plain(rel), plain(signal.number(SignalWords.INSTITUTIONAL_REL_MIN)));
    }

    private void surge(JsonGenerator json) throws IOException {
        long points = signal.word(SignalWords.P_SURGE);
        double surge = signal.number(SignalWords.SURGE);
        double limit =
                signal.number(points == 2 ? SignalWords.SURGE_HIGH : SignalWords.SURGE_MEDIUM);
        String text =
                Double.isNaN(surge)
                        ? "Too few minutes of today to say whether volume surges."
                        : say(
                                "Volume runs at %s times the mean of the last %d minutes (%s %s).",
                                plain(surge),
                                signal.word(SignalWords.MINUTES),
                                points == 2 ? "more than" : "at least",
                                plain(limit));
        open(json, "SURGE_" + points, "surge", points, 2, text);
        close(json, surge, limit);
    }

    static String say(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    static String plain(double value) {
        return say("%.2f", value);
    }

    static String signed(double value) {
        return say("%+.2f", value);
    }
}
