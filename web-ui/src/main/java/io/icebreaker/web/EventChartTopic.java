package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.EventBars;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.bar.Rows;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chart of event bars, continued trade by trade. Several may begin in one millisecond: a list of closed
 * bars always holds all that begin in the millisecond of its first, so that a page replaces what it has from
 * there on. Encoder thread only.
 */
final class EventChartTopic extends Topic {
    /** A busy future's one-trade bars of 10 s at six packets a second. */
    static final int KEPT = 64;

    private static final long NEVER = Long.MIN_VALUE;

    private final Board board;
    private final EventSpec spec;
    private final Instrument instrument;
    private final EventFeed feed;
    private final WebCounter.Set counters;
    private final List<Closed> closed = new ArrayList<>();
    private EventBars bars;
    private long[] forming;
    private long frame;
    private long changedAt;
    private long reloadAt;
    private long
            forgottenAt; // frame and beginning of the newest closed bar that is not kept any more
    private long forgottenMs = NEVER;

    /** A closed bar and the frame that first shows it. */
    private record Closed(long frame, long[] bar) {
        long startMs() {
            return Json.ms(bar[Bar.START_NS]);
        }
    }

    EventChartTopic(TopicName name, Board board, WebCounter.Set counters) {
        super(name);
        this.board = board;
        this.counters = counters;
        spec = name.events();
        instrument = board.instrument(name.id());
        feed = new EventFeed(board.tradeHistory(), name.id());
        bars = newBars();
    }

    private EventBars newBars() {
        long rowHeight = name().ticksPerRow() * instrument.tickSize();
        return new EventBars(
                spec,
                name().id(),
                instrument.tickSize(),
                rowHeight,
                board.footprintRules(),
                new RowRoom(),
                this::onClosed);
    }

    @Override
    void refresh(long now) {
        frame = now;
        boolean over = EventFeed.isOver(bars, board.engineTimeNs());
        if (!feed.hasNews() && !over) {
            return;
        }
        take();
        if (EventFeed.isOver(bars, board.engineTimeNs())) {
            bars.end();
        }
        long[] latest = bars.forming();
        if (!Arrays.equals(latest, forming)) {
            forming = latest;
            changedAt = frame;
        }
    }

    private void take() {
        boolean anew = feed.taken() == 0;
        feed.read(1, bars::onTrade);
        if (feed.isCut() && !anew) {
            counters.count(WebCounter.WEB_CHART_RELOADS);
            reloadAt = frame;
            changedAt = frame;
            closed.clear();
            forgottenMs = NEVER;
            bars = newBars();
            feed.rewind();
            feed.read(1, bars::onTrade);
        }
    }

    private void onClosed(long[] words, int at) {
        int length = Bar.WORDS + (int) words[at + Bar.ROWS] * Rows.WORDS;
        closed.add(new Closed(frame, Arrays.copyOfRange(words, at, at + length)));
        changedAt = frame;
        if (closed.size() > KEPT) {
            Closed oldest = closed.remove(0);
            forgottenAt = oldest.frame;
            forgottenMs = oldest.startMs();
        }
    }

    @Override
    boolean changedSince(long seen) {
        return changedAt > seen;
    }

    @Override
    void write(JsonGenerator json, long seen) throws IOException {
        json.writeStartObject();
        json.writeStringField("topic", name().text());
        int from = first(seen);
        boolean lacks = from == 0 && !closed.isEmpty() && closed.get(0).startMs() == forgottenMs;
        if (seen > 0 && (reloadAt > seen || forgottenAt > seen || lacks)) {
            json.writeBooleanField("reload", true);
        } else {
            writeBars(json, from);
        }
        json.writeEndObject();
    }

    /** Index of the first closed bar to tell: all of a millisecond, or none where some are gone. */
    private int first(long seen) {
        int from = 0;
        while (from < closed.size() && closed.get(from).frame <= seen) {
            from++;
        }
        while (from > 0
                && from < closed.size()
                && closed.get(from - 1).startMs() == closed.get(from).startMs()) {
            from--;
        }
        while (seen == 0 && from < closed.size() && closed.get(from).startMs() == forgottenMs) {
            from++;
        }
        return from;
    }

    private void writeBars(JsonGenerator json, int from) throws IOException {
        json.writeArrayFieldStart("closed");
        for (Closed one : closed.subList(from, closed.size())) {
            BarJson.footprint(json, one.bar, false, instrument, board.footprintRules());
        }
        json.writeEndArray();
        json.writeFieldName("forming");
        if (forming == null) {
            json.writeNull();
        } else {
            BarJson.footprint(json, forming, true, instrument, board.footprintRules());
        }
    }
}
