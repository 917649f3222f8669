package io.icebreaker.stage.signal;

import io.icebreaker.calendar.Session;

/**
 * Volumes of the last twenty closed one-minute bars of the session (analytics 5.1): only minutes that traded.
 * Kept from the trades themselves, not from the bars the candle stage closes: here a bar is over once its end
 * is at or before the event time of the instrument's packet in hand, so that clock events, which may close
 * it sooner, change nothing. Arrays by instrument id.
 */
final class MinuteVolumes {
    static final int MOST = 20;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long NONE = -1;

    private final long[] volumes;
    private final long[] sum;
    private final int[] closed;
    private final long[] formingIndex;
    private final long[] forming;

    MinuteVolumes(int maxInstruments) {
        volumes = new long[maxInstruments * MOST];
        sum = new long[maxInstruments];
        closed = new int[maxInstruments];
        formingIndex = new long[maxInstruments];
        forming = new long[maxInstruments];
        java.util.Arrays.fill(formingIndex, NONE);
    }

    /** S reset. */
    void reset(int id) {
        formingIndex[id] = NONE;
        closed[id] = 0;
        sum[id] = 0;
        java.util.Arrays.fill(volumes, id * MOST, (id + 1) * MOST, 0);
    }

    /** Closes the bar that is over by the packet's event time. */
    void advance(int id, Session session, long te) {
        long index = formingIndex[id];
        if (index != NONE && endNs(session, index) <= te) {
            int slot = id * MOST + closed[id] % MOST;
            sum[id] += forming[id] - volumes[slot];
            volumes[slot] = forming[id];
            closed[id]++;
            formingIndex[id] = NONE;
        }
    }

    /** Adds an in-bar trade; {@link #advance} has been called for its packet. */
    void trade(int id, Session session, long te, long qty) {
        if (formingIndex[id] == NONE) {
            formingIndex[id] = index(session, te, MINUTE_NS);
            forming[id] = 0;
        }
        forming[id] += qty;
    }

    /** Number of a session's bar (2.2). */
    static long index(Session session, long te, long lengthNs) {
        return Math.floorDiv(Math.min(te, session.closeNs() - 1) - session.openNs(), lengthNs);
    }

    private static long endNs(Session session, long index) {
        return Math.min(session.openNs() + (index + 1) * MINUTE_NS, session.closeNs());
    }

    /** n: closed bars that count. */
    int count(int id) {
        return Math.min(MOST, closed[id]);
    }

    /** V_n: their volume. */
    long volume(int id) {
        return sum[id];
    }
}
