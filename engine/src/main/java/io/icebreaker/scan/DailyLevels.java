package io.icebreaker.scan;

import io.icebreaker.pattern.SwingKernel;
import java.util.Arrays;

/**
 * Nearest support and resistance of daily series (analytics 7.6 over the series of 8.0): swings of the last
 * {@link #STORED_BARS} completed bars, and the one that today's bar confirms if it stays as it is.
 *
 * <p>Prices E4. One thread; allocates only where a series is defined.
 */
final class DailyLevels {
    /** Completed bars that the daily timeframe keeps (analytics 7.2, warmup.bars). */
    static final int STORED_BARS = 300;

    private final SwingKernel swings = new SwingKernel(SwingKernel.DEFAULT_REACH);
    private RecentLevels[] highs = new RecentLevels[0];
    private RecentLevels[] lows = new RecentLevels[0];

    void define(int series) {
        swings.define(series);
        if (series >= highs.length) {
            highs = Arrays.copyOf(highs, series + 1);
            lows = Arrays.copyOf(lows, series + 1);
        }
        if (highs[series] == null) {
            highs[series] = new RecentLevels();
            lows[series] = new RecentLevels();
        }
    }

    void reset(int series) {
        swings.reset(series);
        highs[series].clear();
        lows[series].clear();
    }

    /** Takes in a completed bar. */
    void add(int series, long openE4, long highE4, long lowE4, long closeE4, long volume) {
        swings.add(series, openE4, highE4, lowE4, closeE4, volume);
        if (swings.confirmedHigh(series)) {
            highs[series].add(swings.lastHighBar(series), swings.lastHighE4(series));
        }
        if (swings.confirmedLow(series)) {
            lows[series].add(swings.lastLowBar(series), swings.lastLowE4(series));
        }
        // A swing needs its reach of bars on the left, too, within those stored.
        int first = swings.bars(series) - STORED_BARS + swings.reach();
        highs[series].dropBefore(first);
        lows[series].dropBefore(first);
    }

    /** The least swing high above a price, today's bar being the last of the window; 0 for none. */
    long resistance(int series, long priceE4, long todaysHighE4) {
        long level = highs[series].above(priceE4);
        long tentative = swings.developingHigh(series, todaysHighE4);
        boolean isNearer = tentative > priceE4 && (level == 0 || tentative < level);
        return isNearer ? tentative : level; // none is the least of all longs
    }

    /** The greatest swing low below a price; 0 for none. */
    long support(int series, long priceE4, long todaysLowE4) {
        long level = lows[series].below(priceE4);
        long tentative = swings.developingLow(series, todaysLowE4);
        return tentative < priceE4 && tentative > level ? tentative : level;
    }
}
