package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.finding.LevelWords;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.finding.Sheet;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.io.IOException;
import java.time.LocalDate;

/** Reads an instrument's LEVELS sheet, see {@link LevelWords}. */
final class Levels {
    /** Before the first state of the sheet. */
    private static final long[] NONE = new long[LevelWords.FIRST];

    private final long[] words;

    private Levels(long[] words) {
        this.words = words;
    }

    static Levels of(Copy copy) {
        return new Levels(copy.length() == 0 ? NONE : copy.words());
    }

    static Levels of(Board board, int id) {
        var copy = new Copy();
        board.findings().read(Sheet.LEVELS, id, copy);
        return of(copy);
    }

    /** One value: {@code levels:ID}. */
    static void write(JsonGenerator json, Board board, int id, Copy copy) throws IOException {
        Levels levels = of(copy);
        json.writeStartObject();
        json.writeNumberField("id", id);
        int at = levels.zones(json);
        at = levels.unfinished(json, at);
        levels.nakedPocs(json, at);
        json.writeEndObject();
    }

    private int zones(JsonGenerator json) throws IOException {
        int at = LevelWords.FIRST;
        json.writeArrayFieldStart("zones");
        for (int i = 0; i < words[LevelWords.ZONES]; i++) {
            zone(
                    json,
                    words[at + LevelWords.ZONE_SIDE] > 0,
                    words[at + LevelWords.ZONE_LOW],
                    words[at + LevelWords.ZONE_HIGH],
                    words[at + LevelWords.ZONE_ROWS],
                    words[at + LevelWords.ZONE_FROM_NS],
                    0);
            at += LevelWords.ZONE_WORDS;
        }
        json.writeEndArray();
        return at;
    }

    private int unfinished(JsonGenerator json, int from) throws IOException {
        int at = from;
        json.writeArrayFieldStart("unfinished");
        for (int i = 0; i < words[LevelWords.UNFINISHED]; i++) {
            unfinished(
                    json,
                    words[at + LevelWords.UNFINISHED_HIGH] > 0,
                    words[at + LevelWords.UNFINISHED_PRICE],
                    words[at + LevelWords.UNFINISHED_FROM_NS],
                    0);
            at += LevelWords.UNFINISHED_WORDS;
        }
        json.writeEndArray();
        return at;
    }

    private void nakedPocs(JsonGenerator json, int from) throws IOException {
        int at = from;
        json.writeArrayFieldStart("nakedPocs");
        for (int i = 0; i < words[LevelWords.POCS]; i++) {
            json.writeStartObject();
            json.writeNumberField("price", words[at + LevelWords.POC_PRICE]);
            json.writeStringField("day", date(words[at + LevelWords.POC_DAY]));
            json.writeEndObject();
            at += LevelWords.POC_WORDS;
        }
        json.writeEndArray();
    }

    /** The field {@code nakedPocs} of another answer. */
    void nakedPocs(JsonGenerator json) throws IOException {
        nakedPocs(json, LevelWords.pocs(words));
    }

    /** A ZONE; {@code toNs} 0 while it lives. */
    static void zone(
            JsonGenerator json, boolean buy, long low, long high, long rows, long fromNs, long toNs)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("side", buy ? "BUY" : "SELL");
        json.writeNumberField("low", low);
        json.writeNumberField("high", high);
        json.writeNumberField("rows", rows);
        json.writeNumberField("fromMs", Json.ms(fromNs));
        json.writeFieldName("toMs");
        Json.number(json, toNs != 0, Json.ms(toNs));
        json.writeEndObject();
    }

    /** An UNF; {@code toNs} 0 while it is open. */
    static void unfinished(JsonGenerator json, boolean high, long price, long fromNs, long toNs)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("at", high ? "HIGH" : "LOW");
        json.writeNumberField("price", price);
        json.writeNumberField("fromMs", Json.ms(fromNs));
        json.writeFieldName("toMs");
        Json.number(json, toNs != 0, Json.ms(toNs));
        json.writeEndObject();
    }

    static String date(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    /** Epoch day of the last finished session, 0 for none. */
    long previousDay() {
        return words[LevelWords.PREVIOUS_DAY];
    }

    /** A word of the last finished session, by its name in {@link ProfileWords}. */
    long previous(int field) {
        return words[LevelWords.PREVIOUS + field - ProfileWords.HIGH];
    }

    /** Range of the session before the one last traded in, E4; -1 unknown. */
    long rangeBefore() {
        return words == NONE ? -1 : words[LevelWords.RANGE_BEFORE];
    }
}
