package io.icebreaker.stage.signal;

/**
 * Stop and target of an entry (analytics 5.5), all in E4. Pure functions.
 *
 * <p>Model ATR: the risk is one and a half ATR, at least 0.2 % of the entry and three ticks; the target lies
 * 1.5 times as far at confidence 7 or less, 3 times at 10.
 */
final class RiskModel {
    private static final double ATR_E4 = 15_000.0;
    private static final long SHARE_WITHOUT_ATR = 100;
    private static final long LEAST_SHARE = 500;
    private static final int LEAST_TICKS = 3;
    private static final int USUAL_CONFIDENCE = 7;

    private RiskModel() {}

    /** Distance to the stop before rounding. */
    static long risk(long entry, double atr, long tick) {
        long usual =
                Double.isNaN(atr)
                        ? Math.floorDiv(entry, SHARE_WITHOUT_ATR)
                        : (long) Math.floor(ATR_E4 * atr + 0.5);
        return Math.max(usual, Math.max(Math.floorDiv(entry, LEAST_SHARE), LEAST_TICKS * tick));
    }

    static long stop(long entry, int direction, long risk, long tick) {
        return toTick(entry - direction * risk, direction, tick);
    }

    /** RR is (3 + confidence above 7) / 2; a distance of half an E4 floors, whatever the side. */
    static long target(long entry, int direction, long risk, int confidence, long tick) {
        long twice = 3 + Math.max(USUAL_CONFIDENCE, confidence) - USUAL_CONFIDENCE;
        return toTick(entry + direction * Math.floorDiv(twice * risk, 2), direction, tick);
    }

    /** Down for a long position, up for a short one; at least one tick. */
    static long toTick(long price, int direction, long tick) {
        long rounded =
                direction > 0
                        ? Math.floorDiv(price, tick) * tick
                        : -Math.floorDiv(-price, tick) * tick;
        return Math.max(rounded, tick);
    }
}
