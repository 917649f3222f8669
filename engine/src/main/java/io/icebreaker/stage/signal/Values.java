package io.icebreaker.stage.signal;

import static io.icebreaker.stage.signal.WindowState.*;

/**
 * The inputs of 5.1 as of the packet in hand, with R of 4.2; NaN where the text says so. Every quotient is
 * one division of exact integers.
 */
final class Values {
    /** Below this T_w neither R nor surge is defined, ms. */
    static final long LEAST_WINDOW_MS = 10_000;

    static final long MINUTE_MS = 60_000;
    private static final int LEAST_MINUTES = 5;
    private static final double BPS = 10_000;

    /** T_w, {@link WindowState#NONE} while undefined. */
    long windowMs;

    double rBid;
    double rAsk;
    double relBid;
    double relAsk;
    boolean institutionalBid;
    boolean institutionalAsk;
    double obi;
    double dl;
    double surge;
    double rBps;
    double inference;
    long priceNow;
    long priceAgo;
    int minutes;
    long minutesVolume;

    private final double threshold;
    private final double leastRel;

    Values(double institutionalThreshold, double institutionalRelMin) {
        threshold = institutionalThreshold;
        leastRel = institutionalRelMin;
    }

    /** Takes everything but the guard from a window that has been moved to the packet. */
    void take(long[] w, long windowMs, int minutes, long minutesVolume) {
        this.windowMs = windowMs;
        this.minutes = minutes;
        this.minutesVolume = minutesVolume;
        long volume = sum(w, VOLUME);
        rBid = WindowKernel.ratio(w, SELL, BID_MS, windowMs);
        rAsk = WindowKernel.ratio(w, BUY, ASK_MS, windowMs);
        obi = WindowKernel.obi(w);
        dl = volume == 0 ? Double.NaN : (double) (sum(w, BUY) - sum(w, SELL)) / (double) volume;
        inference =
                volume == 0 ? Double.NaN : (double) sum(w, CONFIDENCE) / (double) (1_000 * volume);
        surge = surge(volume);
        priceNow = w[PRICE_NOW];
        priceAgo = w[PRICE_AGO];
        rBps =
                priceAgo == 0
                        ? Double.NaN
                        : (double) ((priceNow - priceAgo) * (long) BPS) / (double) priceAgo;
    }

    private double surge(long volume) {
        if (minutes < LEAST_MINUTES || windowMs < LEAST_WINDOW_MS) {
            return Double.NaN;
        }
        return (double) (volume * MINUTE_MS * minutes) / (double) (windowMs * minutesVolume);
    }

    /** R against its own baselines as they stood before the packet, and the verdicts. */
    void guard(double baselineBid, double baselineAsk) {
        relBid = relative(rBid, baselineBid);
        relAsk = relative(rAsk, baselineAsk);
        institutionalBid = rBid >= threshold && passes(relBid);
        institutionalAsk = rAsk >= threshold && passes(relAsk);
    }

    private static double relative(double r, double baseline) {
        return baseline == 0 ? Double.NaN : r / baseline;
    }

    /** The guard alone: no baseline yet, or R well above it. */
    boolean passes(double rel) {
        return Double.isNaN(rel) || rel >= leastRel;
    }

    /** R of the side a direction feeds on: hidden buyers sit on the bid. */
    double ratio(int direction) {
        return direction > 0 ? rBid : rAsk;
    }

    double relative(int direction) {
        return direction > 0 ? relBid : relAsk;
    }
}
