package io.icebreaker.feed.sim;

/**
 * How busy the market is as the day goes: five times the usual at the bell, decaying over ten minutes; quiet
 * at lunch; busier to the end.
 */
final class DayCurve {
    static final long MINUTE_NS = 60_000_000_000L;

    private static final double OPENING_BURST = 4;
    private static final double BURST_MINUTES = 3.3;
    private static final double LUNCH_MINUTE = 210;
    private static final double LUNCH_WIDTH = 55;
    private static final double LUNCH_LULL = 0.55;
    private static final double CLOSING_RISE = 0.8;
    private static final double DAY_MINUTES = 375;
    private static final double RISE_MINUTES = 15;

    private DayCurve() {}

    /** Orders a second relative to the usual, some minutes after the opening. */
    static double intensity(double minute) {
        double fromLunch = (minute - LUNCH_MINUTE) / LUNCH_WIDTH;
        return 1
                + OPENING_BURST * StrictMath.exp(-minute / BURST_MINUTES)
                - LUNCH_LULL * StrictMath.exp(-fromLunch * fromLunch / 2)
                + CLOSING_RISE * StrictMath.exp(Math.min(0, minute - DAY_MINUTES) / RISE_MINUTES);
    }
}
