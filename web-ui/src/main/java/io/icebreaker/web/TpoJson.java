package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.TpoProfile;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.util.Set;

/** The newest session's TPO profile (analytics 3.12), from the board's minutes. One use each. */
final class TpoJson {
    /** 1 MB of JSON; a day's range in rows of a tick is a few thousand. */
    private static final int MOST_ROWS = 20_000;

    private static final long NS_PER_MINUTE = 60_000_000_000L;
    private static final Set<String> GREAT_INDICES =
            Set.of("NIFTY", "BANKNIFTY", "NIFTY 50", "NIFTY BANK");

    private final Board board;
    private final int id;
    private final FootprintRules rules;
    private TpoProfile profile;
    private long openNs;
    private boolean partial;
    private boolean pastInitialBalance;

    TpoJson(Board board, int id) {
        this.board = board;
        this.id = id;
        rules = board.footprintRules();
        partial = Minutes.walk(board, id, this::take) | partial;
        pastInitialBalance |= board.engineTimeNs() >= openNs + rules.ibMinutes() * NS_PER_MINUTE;
    }

    private boolean take(long[] bar) {
        if (profile == null) {
            openNs = bar[Bar.SESSION_OPEN_NS];
            profile = new TpoProfile(rules, openNs, bar[Bar.SESSION_CLOSE_NS]);
        }
        if (bar[Bar.SESSION_OPEN_NS] != openNs) {
            return false;
        }
        profile.add(bar[Bar.START_NS], bar[Bar.LOW], bar[Bar.HIGH]);
        partial |= (bar[Bar.FLAGS] & Bar.PARTIAL) != 0;
        pastInitialBalance |= bar[Bar.START_NS] >= openNs + rules.ibMinutes() * NS_PER_MINUTE;
        return true;
    }

    /** Writes the answer of {@code /api/tpo}; {@code askedHeight} 0 takes the row height of 3.12. */
    Json.Value answer(long askedHeight) {
        if (profile == null) {
            throw new Refusal(404, "no session yet", "token", "nothing has traded on this board");
        }
        long height = askedHeight == 0 ? usualHeight() : askedHeight;
        if (rows(height) > MOST_ROWS) {
            throw new Refusal(
                    400, "too many rows", "rowHeight", "larger: at most " + MOST_ROWS + " rows");
        }
        TpoProfile.Letters letters = profile.read(height);
        return json -> write(json, letters, height);
    }

    private long rows(long height) {
        return Math.floorDiv(profile.high(), height) - Math.floorDiv(profile.low(), height) + 1;
    }

    private long usualHeight() {
        Instrument instrument = board.instrument(id);
        long height =
                TpoProfile.rowHeight(
                        rules,
                        isGreatIndex(instrument),
                        Levels.of(board, id).rangeBefore(),
                        instrument.tickSize());
        while (rows(height) > MOST_ROWS) {
            height *= 2;
        }
        return height;
    }

    /** NIFTY or BANKNIFTY, or a future on them; an option's price moves in other steps. */
    static boolean isGreatIndex(Instrument instrument) {
        return instrument.type() == InstrumentType.IDX
                        && GREAT_INDICES.contains(instrument.symbol())
                || instrument.type() == InstrumentType.FUT
                        && GREAT_INDICES.contains(instrument.underlying());
    }

    private void write(JsonGenerator json, TpoProfile.Letters letters, long height)
            throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("day", Levels.date(TpoProfile.day(openNs)));
        json.writeNumberField("bracketMinutes", rules.tpoMinutes());
        json.writeNumberField("rowHeight", height);
        json.writeArrayFieldStart("letters");
        for (int bracket = 0; bracket < profile.brackets(); bracket++) {
            json.writeString(String.valueOf(TpoProfile.letter(bracket)));
        }
        json.writeEndArray();
        rows(json, letters);
        json.writeNumberField("poc", letters.poc());
        json.writeNumberField("vah", letters.vah());
        json.writeNumberField("val", letters.val());
        json.writeNumberField("high", profile.high());
        json.writeNumberField("low", profile.low());
        initialBalance(json);
        singlePrints(json, letters);
        json.writeBooleanField("poorHigh", letters.isPoorHigh());
        json.writeBooleanField("poorLow", letters.isPoorLow());
        json.writeBooleanField("partial", partial);
        json.writeEndObject();
    }

    private void rows(JsonGenerator json, TpoProfile.Letters letters) throws IOException {
        json.writeArrayFieldStart("rows");
        for (int row = 0; row < letters.rows(); row++) {
            var text = new StringBuilder();
            for (int bracket = 0; bracket < profile.brackets(); bracket++) {
                if (letters.has(row, bracket)) {
                    text.append(TpoProfile.letter(bracket));
                }
            }
            json.writeStartArray();
            json.writeNumber(letters.label(row));
            json.writeNumber(letters.count(row));
            json.writeString(text.toString());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void initialBalance(JsonGenerator json) throws IOException {
        boolean has = profile.hasInitialBalance();
        json.writeObjectFieldStart("ib");
        json.writeFieldName("high");
        Json.number(json, has, profile.ibHigh());
        json.writeFieldName("low");
        Json.number(json, has, profile.ibLow());
        json.writeBooleanField("complete", has && pastInitialBalance);
        json.writeEndObject();
        json.writeObjectFieldStart("extension");
        json.writeBooleanField("up", profile.isExtendedUp());
        json.writeBooleanField("down", profile.isExtendedDown());
        json.writeEndObject();
    }

    private static void singlePrints(JsonGenerator json, TpoProfile.Letters letters)
            throws IOException {
        json.writeArrayFieldStart("singlePrints");
        for (int row = 0; row < letters.rows(); row++) {
            if (letters.isSingle(row)) {
                json.writeNumber(letters.label(row));
            }
        }
        json.writeEndArray();
    }
}
