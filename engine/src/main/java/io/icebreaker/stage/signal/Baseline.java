package io.icebreaker.stage.signal;

import java.util.Arrays;

/**
 * What is usual for R of each side (analytics 4.2): the mean of its first fifteen samples, then an
 * exponentially weighted mean with a half-life of thirty. One sample a minute; never reset. Arrays by
 * instrument id and side (0 bid, 1 ask).
 */
final class Baseline {
    static final int BID = 0;
    static final int ASK = 1;

    private static final int FIRST = 15;

    /** 1 - 2^(-1/30). */
    private static final double ALPHA = 0.022840031565754093;

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long NONE = Long.MIN_VALUE;

    private final long[] minute;
    private final int[] samples;

    /** The sum while samples are fewer than fifteen, the mean from then on. */
    private final double[] level;

    Baseline(int maxInstruments) {
        minute = new long[maxInstruments];
        samples = new int[2 * maxInstruments];
        level = new double[2 * maxInstruments];
        Arrays.fill(minute, NONE);
    }

    /** The baseline as it stands; NaN before its fifteenth sample. */
    double of(int id, int side) {
        int at = 2 * id + side;
        return samples[at] < FIRST ? Double.NaN : level[at];
    }

    /** Samples both sides if the packet is the first of its minute to take part. */
    void sample(int id, long te, double rBid, double rAsk) {
        long now = Math.floorDiv(te, MINUTE_NS);
        if (now != minute[id]) {
            minute[id] = now;
            add(2 * id + BID, rBid);
            add(2 * id + ASK, rAsk);
        }
    }

    private void add(int at, double r) {
        if (Double.isNaN(r)) {
            return;
        }
        if (samples[at] < FIRST) {
            samples[at]++;
            level[at] += r;
            if (samples[at] == FIRST) {
                level[at] /= FIRST;
            }
        } else {
            level[at] += ALPHA * (r - level[at]);
        }
    }
}
