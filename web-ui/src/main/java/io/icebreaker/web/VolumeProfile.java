package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.Rows;
import io.icebreaker.bar.VolumeNodes;
import io.icebreaker.finding.ProfileWords;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import java.io.IOException;

/**
 * A volume profile (analytics 3.11): the footprint rows of a stretch of minutes, summed at a row height. A
 * minute without rows but with volume is spread over its range and the whole called estimated. One use each.
 */
final class VolumeProfile {
    /** What minutes it is made of. */
    enum Scope {
        SESSION,
        PREVIOUS,
        RANGE,
        FIXED
    }

    private static final int HIGH_NODE = 1;
    private static final int LOW_NODE = 2;
    private static final int POC = 4;
    private static final int VALUE_AREA = 8;

    private final Board board;
    private final int id;
    private final Scope scope;
    private final long rowHeight;
    private final FootprintRules rules;
    private final Ladder ladder = new Ladder();
    private long fromNs;
    private long toNs;
    private long newestOpenNs = Long.MIN_VALUE;
    private long scopeOpenNs = Long.MIN_VALUE;
    private boolean any;
    private boolean partial;
    private boolean estimated;

    /** {@code fromNs} and {@code toNs} count for RANGE and FIXED; a bound inside a minute takes it whole. */
    VolumeProfile(Board board, int id, Scope scope, int ticksPerRow, long fromNs, long toNs) {
        this.board = board;
        this.id = id;
        this.scope = scope;
        this.fromNs = fromNs;
        this.toNs = toNs;
        Instrument instrument = board.instrument(id);
        rowHeight = ticksPerRow * instrument.tickSize();
        rules = board.footprintRules();
    }

    VolumeProfile run() {
        boolean cut =
                switch (scope) {
                    case SESSION -> Minutes.walk(board, id, this::ofSession);
                    case PREVIOUS -> Minutes.walk(board, id, this::ofPrevious);
                    case RANGE, FIXED -> Minutes.walk(board, id, this::ofRange);
                };
        partial |= cut;
        return this;
    }

    private boolean ofSession(long[] bar) {
        newestOpenNs = newestOpenNs == Long.MIN_VALUE ? bar[Bar.SESSION_OPEN_NS] : newestOpenNs;
        return bar[Bar.SESSION_OPEN_NS] == newestOpenNs && take(bar);
    }

    private boolean ofPrevious(long[] bar) {
        long openNs = bar[Bar.SESSION_OPEN_NS];
        newestOpenNs = newestOpenNs == Long.MIN_VALUE ? openNs : newestOpenNs;
        if (openNs == newestOpenNs) {
            return true;
        }
        scopeOpenNs = scopeOpenNs == Long.MIN_VALUE ? openNs : scopeOpenNs;
        return openNs == scopeOpenNs && take(bar);
    }

    private boolean ofRange(long[] bar) {
        if (bar[Bar.END_NS] <= fromNs) {
            return false;
        }
        if (bar[Bar.START_NS] < toNs) {
            add(bar);
        }
        return true;
    }

    /** Takes a minute of a session, which gives the scope its bounds. */
    private boolean take(long[] bar) {
        fromNs = bar[Bar.SESSION_OPEN_NS];
        toNs = bar[Bar.SESSION_CLOSE_NS];
        add(bar);
        return true;
    }

    private void add(long[] bar) {
        any = true;
        partial |= (bar[Bar.FLAGS] & Bar.PARTIAL) != 0;
        int rows = (int) bar[Bar.ROWS];
        long volume = Bar.volume(bar, 0);
        if (rows > 0) {
            long factor = Math.max(1, rowHeight / bar[Bar.ROW_HEIGHT]);
            ladder.addAll(bar, Bar.WORDS, bar[Bar.FIRST_ROW], rows, factor);
        } else if (volume > 0) {
            estimated = true;
            ladder.spread(
                    Math.floorDiv(bar[Bar.LOW], rowHeight),
                    Math.floorDiv(bar[Bar.HIGH], rowHeight),
                    volume);
        }
    }

    /** The answer of {@code /api/profile}. */
    void write(JsonGenerator json) throws IOException {
        int count = ladder.isEmpty() ? 0 : ladder.rows();
        var words = new long[count * Rows.WORDS];
        ladder.copyTo(words, 0);
        int poc = Rows.poc(words, 0, count);
        Levels levels = Levels.of(board, id);
        boolean remembered = scope == Scope.PREVIOUS && !any && isBefore(levels);
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("scope", scope.name().toLowerCase(java.util.Locale.ROOT));
        boolean bounded = any || scope == Scope.RANGE || scope == Scope.FIXED;
        number(json, "fromMs", bounded, Json.ms(fromNs));
        number(json, "toMs", bounded, Json.ms(toNs));
        json.writeNumberField("rowHeight", rowHeight);
        if (remembered) {
            summary(
                    json,
                    levels.previous(ProfileWords.VOLUME),
                    levels.previous(ProfileWords.POC) != 0,
                    levels.previous(ProfileWords.POC),
                    levels.previous(ProfileWords.VAH),
                    levels.previous(ProfileWords.VAL));
        } else {
            summary(json, words, count, poc);
        }
        json.writeArrayFieldStart("rows");
        rows(json, words, count, poc);
        json.writeEndArray();
        levels.nakedPocs(json);
        json.writeBooleanField("estimated", estimated);
        json.writeBooleanField("partial", partial || remembered);
        json.writeEndObject();
    }

    /** Whether the last finished session is an earlier one than the newest on the board. */
    private boolean isBefore(Levels levels) {
        return levels.previousDay() != 0
                && (newestOpenNs == Long.MIN_VALUE
                        || levels.previousDay() < io.icebreaker.bar.TpoProfile.day(newestOpenNs));
    }

    private void summary(JsonGenerator json, long[] words, int count, int poc) throws IOException {
        boolean hasPoc = poc != Rows.NONE;
        long area = hasPoc ? Rows.valueArea(words, 0, count, poc, rules) : 0;
        summary(
                json,
                Rows.sum(words, 0, count),
                hasPoc,
                label(poc),
                label(Rows.high(area)),
                label(Rows.low(area)));
    }

    private static void summary(
            JsonGenerator json, long volume, boolean hasPoc, long poc, long vah, long val)
            throws IOException {
        json.writeNumberField("volume", volume);
        number(json, "poc", hasPoc, poc);
        number(json, "vah", hasPoc, vah);
        number(json, "val", hasPoc, val);
    }

    private void rows(JsonGenerator json, long[] words, int count, int poc) throws IOException {
        long sum = Rows.sum(words, 0, count);
        long area = poc == Rows.NONE ? 0 : Rows.valueArea(words, 0, count, poc, rules);
        for (int row = 0; row < count; row++) {
            int flags = row == poc ? POC : 0;
            flags |= VolumeNodes.isHigh(words, 0, count, row, sum) ? HIGH_NODE : 0;
            flags |= VolumeNodes.isLow(words, 0, count, row, sum) ? LOW_NODE : 0;
            boolean inside = poc != Rows.NONE && row >= Rows.low(area) && row <= Rows.high(area);
            json.writeStartArray();
            json.writeNumber(label(row));
            for (int word = 0; word < Rows.WORDS; word++) {
                json.writeNumber(words[row * Rows.WORDS + word]);
            }
            json.writeNumber(flags | (inside ? VALUE_AREA : 0));
            json.writeEndArray();
        }
    }

    private long label(int row) {
        return (ladder.firstRow() + row) * rowHeight;
    }

    private static void number(JsonGenerator json, String field, boolean present, long value)
            throws IOException {
        json.writeFieldName(field);
        Json.number(json, present, value);
    }
}
