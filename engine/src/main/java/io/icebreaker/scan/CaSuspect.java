package io.icebreaker.scan;

/**
 * Tells a split, a bonus or a listing in prices that nobody adjusted (analytics 8.0, CA_SUSPECT): a bar that
 * opens below 0.82 or above 1.25 of the close before. Smaller ones need adjustment data.
 */
public final class CaSuspect {
    private CaSuspect() {}

    /**
     * Whether a bar is to be taken as the first of its series.
     *
     * @param openE4 the bar's open
     * @param closeBeforeE4 the close before it; 0 where there is none, which is never suspicious
     */
    public static boolean opens(long openE4, long closeBeforeE4) {
        return closeBeforeE4 > 0
                && (100 * openE4 < 82 * closeBeforeE4 || 4 * openE4 > 5 * closeBeforeE4);
    }
}
