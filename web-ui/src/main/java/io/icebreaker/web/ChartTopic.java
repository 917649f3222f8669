package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.publish.BarHistory;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One chart: an instrument's bars of an interval at a row height, the closed ones since a page last heard and
 * the forming one. A page that comes anew also gets the last closed bars, so that none falls between its
 * history and its first frame.
 */
final class ChartTopic extends Topic {
    /** As many closed bars as a page can miss before it is evicted: 15 s of 1s bars, doubled. */
    private static final int KEPT = 32;

    /** Buckets a new chart begins with: the one that is forming and two closed. */
    private static final int FIRST_BUCKETS = 3;

    private final Board board;
    private final int stream;
    private final BarHistory history;
    private final Instrument instrument;
    private final FootprintRules rules;
    private final Merger
            merged; // the closed bars of the stream that belong to the bucket not yet over
    private final Merger whole; // the same and what is forming in the stream
    private final Copy part = new Copy();
    private final ArrayDeque<Closed> closed = new ArrayDeque<>();
    private final WebCounter.Set counters;

    private Fills fills;
    private long fillsVersion;
    private long lastStartNs = Long.MIN_VALUE; // of the last closed bar merged
    private long[] forming;
    private long formingAt;
    private long formingVersion;
    private long taken = -1; // number of the last closed bar of the stream that was merged
    private long newest; // number of the newest bar of the last look
    private long reloadAt;
    private long changedAt;
    private long forgottenAt; // frame of the newest closed bar that is not kept any more

    /** A closed bar and the frame that first shows it. */
    private record Closed(long frame, long[] bar) {}

    ChartTopic(TopicName name, Board board, WebCounter.Set counters) {
        super(name);
        this.board = board;
        this.counters = counters;
        stream = BarQuery.stream(name.interval());
        history = board.history(stream);
        instrument = board.instrument(name.id());
        fills = new Fills(name.id(), new long[0]);
        long rowHeight = name.ticksPerRow() * instrument.tickSize();
        rules = board.footprintRules();
        merged = new Merger(name.interval(), rowHeight).reading(rules);
        whole = new Merger(name.interval(), rowHeight).reading(rules);
    }

    @Override
    void refresh(long frame) {
        int id = name().id();
        lookAtFills(frame);
        long version = board.formingVersion(id, stream);
        if (version == formingVersion && history.closed(id) == taken) {
            return;
        }
        board.readForming(id, stream, part); // first: a bar that closes now is then found closed
        formingVersion = part.version();
        takeClosed(frame);
        boolean belongs = part.length() > 0 && part.stamp() == taken + 1;
        if (belongs && !merged.isEmpty() && !merged.holds(part.words())) {
            close(frame);
        }
        whole.copyFrom(merged);
        if (belongs) {
            addWithFills(whole, Arrays.copyOf(part.words(), part.length()));
        }
        long[] now = whole.isEmpty() ? null : whole.result();
        if (!Arrays.equals(now, forming)) {
            forming = now;
            formingAt = frame;
            changedAt = frame;
        }
    }

    /** Minutes from the broker's history change what was merged: begin anew, and have pages fetch again. */
    private void lookAtFills(long frame) {
        long version = stream == Board.MINUTE ? board.backfilled().version(name().id()) : 0;
        if (version != fillsVersion) {
            fillsVersion = version;
            fills = new Fills(name().id(), board.backfilled().of(name().id()));
            merged.clear();
            closed.clear();
            taken = -1;
            lastStartNs = Long.MIN_VALUE;
            formingVersion = -1;
            reloadAt = frame;
            changedAt = frame;
        }
    }

    /** Merges the bars that closed since the last look, oldest first. */
    private void takeClosed(long frame) {
        long closedNow = history.closed(name().id());
        if (closedNow == taken) {
            return;
        }
        BarHistory.Walk walk = history.walk(name().id());
        List<long[]> news = newsOf(walk); // newest first
        if (walk.cut()) {
            onCut(frame, news);
        }
        for (int i = news.size() - 1; i >= 0; i--) {
            take(news.get(i), frame);
        }
        taken = news.isEmpty() ? closedNow : newest;
    }

    private List<long[]> newsOf(BarHistory.Walk walk) {
        List<long[]> news = new ArrayList<>();
        var buckets = new Buckets();
        long number = Long.MAX_VALUE;
        while (number > taken + 1 && walk.next() && walk.number() > taken) {
            number = walk.number();
            if (taken < 0 && !buckets.take(walk.words())) {
                break;
            }
            newest = news.isEmpty() ? number : newest;
            news.add(Arrays.copyOf(walk.words(), walk.length()));
        }
        return news;
    }

    /**
     * Bars were overwritten before this look: a page that has some fetches again, and what is left of a
     * bucket says so.
     */
    private void onCut(long frame, List<long[]> news) {
        if (taken >= 0) {
            counters.count(WebCounter.WEB_CHART_RELOADS);
            reloadAt = frame;
            changedAt = frame;
        }
        merged.clear();
        if (!news.isEmpty()) {
            long[] oldest = news.get(news.size() - 1);
            merged.open(oldest);
            if (oldest[Bar.START_NS] > merged.startNs()) {
                merged.markPartial();
            }
        }
    }

    private void take(long[] bar, long frame) {
        if (!merged.isEmpty() && !merged.holds(bar)) {
            fills.addTo(merged, lastStartNs, bar);
            close(frame);
        }
        addWithFills(merged, bar);
        lastStartNs = bar[Bar.START_NS];
        if (merged.isLast(bar)) {
            close(frame);
        }
    }

    private void addWithFills(Merger bucket, long[] bar) {
        if (bucket.isEmpty()) {
            bucket.open(bar);
        }
        fills.addTo(bucket, lastStartNs, bar);
        bucket.add(bar);
    }

    private void close(long frame) {
        closed.addLast(new Closed(frame, merged.result()));
        merged.clear();
        changedAt = frame;
        if (closed.size() > KEPT) {
            forgottenAt = closed.removeFirst().frame;
        }
    }

    /** Counts the buckets of the chart's interval that bars, newest first, fall into. */
    private final class Buckets {
        private final Merger bucket = new Merger(name().interval(), 1);
        private int count;

        /** False when the bar is of one bucket too many. */
        boolean take(long[] bar) {
            if (count == 0 || !bucket.holds(bar)) {
                bucket.open(bar);
                count++;
            }
            return count <= FIRST_BUCKETS;
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
        if (seen > 0 && (reloadAt > seen || forgottenAt > seen)) {
            json.writeBooleanField("reload", true);
        } else {
            writeBars(json, seen);
        }
        json.writeEndObject();
    }

    private void writeBars(JsonGenerator json, long seen) throws IOException {
        json.writeArrayFieldStart("closed");
        for (Closed one : closed) {
            if (one.frame > seen) {
                BarJson.footprint(json, one.bar, false, instrument, rules);
            }
        }
        json.writeEndArray();
        json.writeFieldName("forming");
        if (forming == null) {
            json.writeNull();
        } else {
            BarJson.footprint(json, forming, true, instrument, rules);
        }
    }
}
