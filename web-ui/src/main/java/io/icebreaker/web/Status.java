package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.Spread;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * The parts of a frame that every page gets: how the feeds are doing, how late the page is, whether what it
 * shows is journaled, and whether the engine computes at all. Encoder thread only.
 */
final class Status {
    /** An engine without a journal has no lamp for it. */
    private static final String NO_JOURNAL = "";

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long JOURNAL_LOOK_NS = SECOND_NS / 4;

    private final EngineView engine;
    private final FeedBoard feeds;
    private final Latency latency;
    private final long[] ticksBefore = new long[TickFlags.MAX_FEEDS];
    private final long[] perSecond = new long[TickFlags.MAX_FEEDS];
    private final int[] states = new int[TickFlags.MAX_FEEDS];
    private final Bytes feedsJson = new Bytes();
    private final Bytes latencyJson = new Bytes();
    private long secondFromNs;
    private long feedsAt;
    private long latencyAt;
    private final Bytes signalJson = new Bytes();
    private long signalTimeNs;
    private long signalAt;
    private final Bytes journalJson = new Bytes();
    private Object journalState = NO_JOURNAL;
    private long journalLookNs;
    private long journalAt;

    Status(FeedBoard feeds, Latency latency, EngineView engine) {
        this.engine = engine;
        this.feeds = feeds;
        this.latency = latency;
        Arrays.fill(states, -1);
    }

    /**
     * Looks once more; feeds are told when a state changes and each second while packets come. {@code nowNs}
     * is monotonic.
     */
    void look(long frame, long nowNs) {
        boolean news = stateChanged();
        if (nowNs - journalLookNs >= JOURNAL_LOOK_NS) {
            journalLookNs = nowNs;
            lookAtJournal(frame);
        }
        if (nowNs - secondFromNs >= SECOND_NS) {
            news |= countTicks(nowNs - secondFromNs);
            secondFromNs = nowNs;
            if (latency.endSecond()) {
                latencyAt = frame;
                encode(latency.recent(), latencyJson);
            }
            lookAtSignal(frame);
        }
        if (news) {
            feedsAt = frame;
            feedsJson.clear();
            Json.append(feedsJson, this::writeFeeds);
        }
    }

    private void lookAtJournal(long frame) {
        Map<String, Object> journal = engine.journal();
        String trouble = engine.trouble();
        Object state = trouble != null ? trouble : journal.getOrDefault("state", NO_JOURNAL);
        if (!state.equals(journalState)) {
            journalState = state;
            journalAt = frame;
            journalJson.clear();
            Json.append(
                    journalJson,
                    json -> {
                        json.writeStartArray();
                        json.writeString(state.toString());
                        json.writeObject(journal.get("unjournaledFrom"));
                        json.writeObject(journal.get("reason"));
                        json.writeEndArray();
                    });
        }
    }

    private boolean stateChanged() {
        boolean changed = false;
        for (int feed = 0; feed < states.length; feed++) {
            int state = feeds.name(feed) == null ? -1 : feeds.state(feed).ordinal();
            changed |= state != states[feed];
            states[feed] = state;
        }
        return changed;
    }

    private boolean countTicks(long elapsedNs) {
        boolean changed = false;
        for (int feed = 0; feed < perSecond.length; feed++) {
            long ticks = feeds.ticks(feed);
            long rate = (ticks - ticksBefore[feed]) * SECOND_NS / elapsedNs;
            changed |= ticks != ticksBefore[feed] || rate != perSecond[feed];
            perSecond[feed] = rate;
            ticksBefore[feed] = ticks;
        }
        return changed;
    }

    private void writeFeeds(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (int feed = 0; feed < states.length; feed++) {
            if (states[feed] >= 0) {
                json.writeStartArray();
                json.writeNumber(feed);
                json.writeString(feeds.name(feed));
                json.writeString(feeds.state(feed).name());
                json.writeNumber(perSecond[feed]);
                long lastTickNs = feeds.lastTickNs(feed);
                Json.number(json, lastTickNs != 0, Json.ms(lastTickNs));
                ShareJson.row(json, feeds, feed);
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private static void encode(Spread spread, Bytes to) {
        to.clear();
        to.put("[").put(Micros.text(spread.p50Ns())).put(",");
        to.put(Micros.text(spread.p99Ns())).put(",");
        to.put(Micros.text(spread.maxNs())).put("]");
    }

    /** From a packet to what came of it, as the engine measures itself. */
    private void lookAtSignal(long frame) {
        EngineFigures figures = engine.meter().figures();
        if (figures != null && figures.timeNs() != signalTimeNs) {
            signalTimeNs = figures.timeNs();
            signalAt = frame;
            encode(figures.signal().recent(), signalJson);
        }
    }

    boolean changedSince(long seen) {
        return feedsAt > seen || latencyAt > seen || signalAt > seen || journalAt > seen;
    }

    /** Appends what changed after frame {@code seen}, each with its key and a comma before. */
    void append(Bytes bytes, long seen) {
        if (feedsAt > seen) {
            bytes.put(",\"feeds\":").put(feedsJson);
        }
        if (journalAt > seen) {
            bytes.put(",\"journal\":").put(journalJson);
        }
        if (latencyAt > seen) {
            bytes.put(",\"lat\":").put(latencyJson);
        }
        if (signalAt > seen) {
            bytes.put(",\"sig\":").put(signalJson);
        }
    }
}
