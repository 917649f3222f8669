package io.icebreaker.stage.flow;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.Verdict;
import java.util.Arrays;

/** When each instrument's last accepted packet came, and from whom: what makes a GAP (analytics 1.2). */
final class LastPackets {
    static final int NO_FEED = -1;
    private static final long NEVER = -1;

    private final long gapNs;
    private final long[] timeNs;
    private final int[] feed;
    private final int[] epoch;

    /** Number of connections so far, of all feeds; as it stood when a feed last connected. */
    private int connections;

    private final int[] feedEpoch = new int[TickFlags.MAX_FEEDS];

    LastPackets(int maxInstruments, long gapNs) {
        this.gapNs = gapNs;
        timeNs = new long[maxInstruments];
        feed = new int[maxInstruments];
        epoch = new int[maxInstruments];
        Arrays.fill(timeNs, NEVER);
        Arrays.fill(feed, NO_FEED);
    }

    void onConnected(int newly) {
        feedEpoch[newly] = ++connections;
    }

    /** Who sent the instrument's last packet, {@link #NO_FEED} before the first. */
    int feed(int id) {
        return feed[id];
    }

    /** Silence or a reconnect before the packet; with several feeds only if none watched (F-6). */
    boolean followsGap(int id, Tick tick) {
        if (timeNs[id] == NEVER) {
            return false;
        }
        int verdict = Verdict.of(tick);
        return (verdict & Verdict.SHARED) != 0
                ? (verdict & Verdict.COVERED) == 0
                : tick.receiveTimeNs() - timeNs[id] > gapNs || feedEpoch[tick.feed()] > epoch[id];
    }

    void remember(int id, Tick tick) {
        timeNs[id] = tick.receiveTimeNs();
        feed[id] = tick.feed();
        epoch[id] = connections;
    }
}
