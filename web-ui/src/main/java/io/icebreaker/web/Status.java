package io.icebreaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.util.Arrays;

/**
 * The two parts of a frame that every page gets: how the feeds are doing, and how late the page is. Encoder
 * thread only.
 */
final class Status {
    private static final long SECOND_NS = 1_000_000_000L;

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

    Status(FeedBoard feeds, Latency latency) {
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
        if (nowNs - secondFromNs >= SECOND_NS) {
            news |= countTicks(nowNs - secondFromNs);
            secondFromNs = nowNs;
            if (latency.endSecond()) {
                latencyAt = frame;
                encodeLatency();
            }
        }
        if (news) {
            feedsAt = frame;
            feedsJson.clear();
            Json.append(feedsJson, this::writeFeeds);
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
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void encodeLatency() {
        latencyJson.clear();
        latencyJson.put("[").put(latency.p50Us()).put(",").put(latency.p99Us()).put(",");
        latencyJson.put(latency.maxUs()).put("]");
    }

    boolean changedSince(long seen) {
        return feedsAt > seen || latencyAt > seen;
    }

    /** Appends what changed after frame {@code seen}, each with its key and a comma before. */
    void append(Bytes bytes, long seen) {
        if (feedsAt > seen) {
            bytes.put(",\"feeds\":").put(feedsJson);
        }
        if (latencyAt > seen) {
            bytes.put(",\"lat\":").put(latencyJson);
        }
    }
}
