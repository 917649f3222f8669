package io.icebreaker.stage.flow;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.tick.Tick;
import java.util.Arrays;

/** The stamps that staleness is judged by (rule 4 of analytics 1.1), by instrument. */
final class LastStamps {
    private final EventTime time;
    private final long[] stampNs;

    /** Who sent that stamp: those of two feeds need not mean the same. */
    private final int[] feed;

    LastStamps(int maxInstruments, EventTime time) {
        this.time = time;
        stampNs = new long[maxInstruments];
        feed = new int[maxInstruments];
        Arrays.fill(stampNs, Stamps.NONE);
    }

    void reset(int id) {
        stampNs[id] = Stamps.NONE;
    }

    /** The exchange's stamp, else the last trade's, older than the one before it. */
    boolean isStale(int id, Tick tick) {
        long stamp = Stamps.own(tick);
        return stamp != Stamps.NONE
                && stampNs[id] != Stamps.NONE
                && stamp < stampNs[id]
                && tick.feed() == feed[id];
    }

    /** Keeps the packet's stamp, unless it is absurd. */
    void remember(int id, Tick tick) {
        long stamp = Stamps.own(tick);
        if (stamp != Stamps.NONE && stamp <= time.latestNs(tick.feed(), tick.receiveTimeNs())) {
            stampNs[id] = stamp;
            feed[id] = tick.feed();
        }
    }
}
