package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintMarks;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.MarkKind;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks of stored bars at any interval and row height, found anew by the engine's own reader. Bars before
 * those asked for are read too: lookbacks and open zones come from them. Here a bar's high and low end an
 * unfinished auction, at the bar's end; the engine, which sees each trade, tells the trade's time.
 */
final class StoredMarks {
    /** Four days of minutes. */
    private static final int MOST_BARS = 1_500;

    private final Board board;
    private final int id;
    private final Interval interval;
    private final int limit;
    private final List<long[]> bars;
    private final long rowHeight;
    private final List<Mark> marks = new ArrayList<>();

    /** A mark; {@code toNs} 0 while what it began lives on. */
    private static final class Mark {
        final int kind;
        final long startNs;
        final long low;
        final long high;
        final int rows;
        long toNs;

        Mark(int kind, long startNs, long low, long high, int rows) {
            this.kind = kind;
            this.startNs = startNs;
            this.low = low;
            this.high = high;
            this.rows = rows;
        }
    }

    StoredMarks(Board board, int id, Interval interval, int ticksPerRow, int limit) {
        this.board = board;
        this.id = id;
        this.interval = interval;
        this.limit = limit;
        Instrument instrument = board.instrument(id);
        long asked = ticksPerRow * instrument.tickSize();
        BarQuery.Answer found =
                new BarQuery(board, id, interval, asked, MOST_BARS, BarQuery.ANY_TIME, true).run();
        bars = found.closed();
        rowHeight = found.rowHeight(asked);
        var reader =
                new FootprintMarks(
                        board.footprintRules(),
                        instrument.type() == InstrumentType.EQ,
                        instrument.lotSize(),
                        instrument.tickSize(),
                        this::onMark,
                        new RowRoom(),
                        FootprintMarks.OPEN_ZONES,
                        FootprintMarks.OPEN_LEVELS);
        bars.forEach(bar -> reader.onBar(bar, 0));
    }

    private void onMark(int kind, long startNs, long timeNs, long low, long high, int rows) {
        if (!MarkKind.isEnd(kind)) {
            marks.add(new Mark(kind, startNs, low, high, rows));
            return;
        }
        for (int i = marks.size() - 1; i >= 0; i--) {
            Mark mark = marks.get(i);
            if (MarkKind.endOf(mark.kind) == kind
                    && mark.startNs == startNs
                    && mark.low == low
                    && mark.high == high) {
                mark.toNs = timeNs;
                return;
            }
        }
    }

    /** The answer of {@code /api/marks}. */
    void write(JsonGenerator json) throws IOException {
        long firstNs =
                bars.isEmpty()
                        ? Long.MIN_VALUE
                        : bars.get(Math.max(0, bars.size() - limit))[Bar.START_NS];
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("interval", interval.label());
        json.writeNumberField("rowHeight", rowHeight);
        json.writeArrayFieldStart("bars");
        long openNs = Long.MIN_VALUE;
        for (Mark mark : marks) {
            if (mark.startNs >= firstNs) {
                if (mark.startNs != openNs) {
                    end(json, openNs);
                    begin(json, mark.startNs);
                    openNs = mark.startNs;
                }
                write(json, mark);
            }
        }
        end(json, openNs);
        json.writeEndArray();
        zones(json, firstNs);
        unfinished(json, firstNs);
        json.writeEndObject();
    }

    private static void begin(JsonGenerator json, long startNs) throws IOException {
        json.writeStartObject();
        json.writeNumberField("startMs", Json.ms(startNs));
        json.writeArrayFieldStart("marks");
    }

    private static void end(JsonGenerator json, long openNs) throws IOException {
        if (openNs != Long.MIN_VALUE) {
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Mark mark) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", MarkKind.name(mark.kind));
        json.writeNumberField("low", mark.low);
        json.writeNumberField("high", mark.high);
        json.writeEndObject();
    }

    /** Zones that were alive at or after the first bar asked for. */
    private void zones(JsonGenerator json, long firstNs) throws IOException {
        json.writeArrayFieldStart("zones");
        for (Mark mark : marks) {
            boolean buy = mark.kind == MarkKind.STACKED_BUY;
            if ((buy || mark.kind == MarkKind.STACKED_SELL) && isShown(mark, firstNs)) {
                Levels.zone(json, buy, mark.low, mark.high, mark.rows, mark.startNs, mark.toNs);
            }
        }
        json.writeEndArray();
    }

    private void unfinished(JsonGenerator json, long firstNs) throws IOException {
        json.writeArrayFieldStart("unfinished");
        for (Mark mark : marks) {
            boolean high = mark.kind == MarkKind.UNFINISHED_HIGH;
            if ((high || mark.kind == MarkKind.UNFINISHED_LOW) && isShown(mark, firstNs)) {
                Levels.unfinished(json, high, mark.low, mark.startNs, mark.toNs);
            }
        }
        json.writeEndArray();
    }

    private static boolean isShown(Mark mark, long firstNs) {
        return mark.toNs == 0 || mark.toNs >= firstNs;
    }
}
