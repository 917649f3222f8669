package io.icebreaker.stage.signal;

import io.icebreaker.calendar.Session;
import io.icebreaker.tick.Prices;

/**
 * Wilder's average true range over closed five-minute bars (analytics 7.2, J. W. Wilder 1978), closed as in
 * 5.1: by the event time of the instrument's packets. It goes on across sessions; at an S reset it is
 * computed anew from the last 300 bars, so that it does not depend on how long the engine has been up.
 *
 * <p>Prices in rupees, E4/10000.0. Arrays by instrument id; the true ranges' ring is made when the
 * instrument is defined.
 */
final class Atr14 {
    private static final int PERIOD = 14;
    private static final int STORED_BARS = 300;

    /** The first of the stored bars has no true range: nothing precedes it. */
    private static final int RANGES = STORED_BARS - 1;

    private static final long BAR_NS = 300_000_000_000L;
    private static final long NONE = -1;

    private final double[][] ranges;
    private final long[] count;
    private final int[] used;
    private final double[] level;
    private final double[] lastClose;
    private final long[] index;
    private final long[] high;
    private final long[] low;
    private final long[] close;

    Atr14(int maxInstruments) {
        ranges = new double[maxInstruments][];
        count = new long[maxInstruments];
        used = new int[maxInstruments];
        level = new double[maxInstruments];
        lastClose = new double[maxInstruments];
        index = new long[maxInstruments];
        high = new long[maxInstruments];
        low = new long[maxInstruments];
        close = new long[maxInstruments];
        java.util.Arrays.fill(index, NONE);
        java.util.Arrays.fill(lastClose, Double.NaN);
    }

    void define(int id) {
        if (ranges[id] == null) {
            ranges[id] = new double[RANGES];
        }
    }

    /** NaN before the fifteenth closed bar. */
    double of(int id) {
        return used[id] < PERIOD ? Double.NaN : level[id];
    }

    /** S reset: closes the session's last bar, then starts over from the stored ones. */
    void reset(int id) {
        close(id);
        int stored = (int) Math.min(count[id], RANGES);
        used[id] = 0;
        level[id] = 0;
        for (long i = count[id] - stored; i < count[id]; i++) {
            fold(id, ranges[id][(int) (i % RANGES)]);
        }
    }

    /** Closes the bar that is over; the session's last one waits for its late trades until the reset. */
    void advance(int id, Session session, long te) {
        if (index[id] != NONE && session.openNs() + (index[id] + 1) * BAR_NS <= te) {
            long last = MinuteVolumes.index(session, Long.MAX_VALUE, BAR_NS);
            if (index[id] != last) {
                close(id);
            }
        }
    }

    /** Adds an in-bar trade; {@link #advance} has been called for its packet. */
    void trade(int id, Session session, long te, long price) {
        if (index[id] == NONE) {
            index[id] = MinuteVolumes.index(session, te, BAR_NS);
            high[id] = price;
            low[id] = price;
        }
        high[id] = Math.max(high[id], price);
        low[id] = Math.min(low[id], price);
        close[id] = price;
    }

    private void close(int id) {
        if (index[id] == NONE) {
            return;
        }
        index[id] = NONE;
        double h = rupees(high[id]);
        double l = rupees(low[id]);
        double before = lastClose[id];
        lastClose[id] = rupees(close[id]);
        if (!Double.isNaN(before)) {
            double range = Math.max(Math.max(h - l, Math.abs(h - before)), Math.abs(l - before));
            ranges[id][(int) (count[id]++ % RANGES)] = range;
            fold(id, range);
        }
    }

    private void fold(int id, double range) {
        if (used[id] < PERIOD) {
            level[id] += range;
            used[id]++;
            if (used[id] == PERIOD) {
                level[id] /= PERIOD;
            }
        } else {
            level[id] *= PERIOD - 1;
            level[id] += range;
            level[id] /= PERIOD;
        }
    }

    private static double rupees(long price) {
        return price / (double) Prices.ONE;
    }
}
