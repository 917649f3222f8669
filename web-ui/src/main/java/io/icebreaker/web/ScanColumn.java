package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.rule.Identifier;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A column of a scan. One that bears an identifier's name (analytics 9.2) may be filtered by.
 *
 * @param name lower case, as rules spell it
 * @param title for people
 * @param unit for people, empty for none
 * @param number of a row; null for a text
 * @param text of a row; null for a number
 */
record ScanColumn(
        String name,
        String title,
        String unit,
        Kind kind,
        ToDoubleFunction<ScanRow> number,
        Function<ScanRow, String> text) {

    /** How a value is written: E4, epoch ms, a number, a text. */
    enum Kind {
        NUMBER,
        PRICE,
        TIME,
        TEXT
    }

    static ScanColumn number(String name, String title, String unit, ToDoubleFunction<ScanRow> of) {
        return new ScanColumn(name, title, unit, Kind.NUMBER, of, null);
    }

    /** An E4 price among the words. */
    static ScanColumn price(String name, String title, int at) {
        return new ScanColumn(name, title, "Rs", Kind.PRICE, row -> row.price(at), null);
    }

    /** A moment among the words. */
    static ScanColumn time(String name, String title, int at) {
        return new ScanColumn(name, title, "IST", Kind.TIME, row -> row.timeMs(at), null);
    }

    static ScanColumn text(String name, String title, Function<ScanRow, String> of) {
        return new ScanColumn(name, title, "", Kind.TEXT, null, of);
    }

    /** What a filter calls it; null when it may not be filtered by. */
    Identifier identifier() {
        return kind == Kind.TEXT || kind == Kind.TIME ? null : Identifier.named(name);
    }

    /** The value that a filter sees: prices in rupees (9.2), NaN for unknown. */
    double filtered(ScanRow row) {
        double value = number.applyAsDouble(row);
        return kind == Kind.PRICE ? value / Prices.ONE : value;
    }

    void write(JsonGenerator json, ScanRow row) throws IOException {
        if (kind == Kind.TEXT) {
            json.writeString(text.apply(row));
            return;
        }
        double value = number.applyAsDouble(row);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (kind == Kind.NUMBER && value != Math.rint(value)) {
            json.writeNumber(value);
        } else {
            json.writeNumber((long) value);
        }
    }

    void describe(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("title", title);
        json.writeStringField("unit", unit);
        json.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }
}
