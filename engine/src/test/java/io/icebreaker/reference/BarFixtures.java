package io.icebreaker.reference;

import io.icebreaker.bar.BarSeries;
import java.util.Random;

/** Bars for tests of what reads bars: the 64 of analytics 12.2, and seeded random ones. */
public final class BarFixtures {
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long START_NS = 1_767_584_700_000_000_000L; // 2026-01-05 09:15 IST
    private static final long PAISA_E4 = 100;

    /** A flat stretch begins at one of so many bars, a jump of up to 6 percent likewise. */
    private static final int SELDOM = 400;

    private BarFixtures() {}

    /** F1 by its generator. */
    public static BarSeries f1() {
        return f1(false);
    }

    /** F1 with each price p replaced by 200.00 - p, highs and lows swapped. */
    public static BarSeries f1Mirrored() {
        return f1(true);
    }

    private static BarSeries f1(boolean mirrored) {
        var series = new BarSeries("F1", false);
        long[] x = {42};
        long previous = 10_000;
        for (int i = 0; i < 64; i++) {
            long open = previous + (draw(x) % 41 - 20) * 5;
            long close = open + (draw(x) % 81 - 40) * 5;
            long high = Math.max(open, close) + draw(x) % 21 * 5;
            long low = Math.min(open, close) - draw(x) % 21 * 5;
            long volume = 1_000 + draw(x) % 9_000;
            if (mirrored) {
                add(series, 20_000 - open, 20_000 - low, 20_000 - high, 20_000 - close, volume);
            } else {
                add(series, open, high, low, close, volume);
            }
            previous = close;
        }
        return series;
    }

    private static long draw(long[] x) {
        x[0] = (1_103_515_245L * x[0] + 12_345) % (1L << 31);
        return x[0] >> 16;
    }

    private static void add(
            BarSeries series, long open, long high, long low, long close, long volume) {
        addE4(series, open * PAISA_E4, high * PAISA_E4, low * PAISA_E4, close * PAISA_E4, volume);
    }

    /** Appends the next minute. */
    public static void addE4(
            BarSeries series, long open, long high, long low, long close, long volume) {
        long startNs = START_NS + series.size() * MINUTE_NS;
        series.add(new BarSeries.Row(startNs, open, high, low, close, volume, 0, 0));
    }

    /**
     * A random walk on a tick grid around a price, with jumps, stretches of 20 to 90 bars without any
     * movement (some without volume), and one volume of fifty up to 10^12.
     *
     * @param swing ticks that a bar typically moves
     */
    public static BarSeries random(long seed, int bars, long aroundE4, long tickE4, int swing) {
        var random = new Random(seed);
        var series = new BarSeries("RANDOM", false);
        long close = aroundE4;
        int flat = 0;
        for (int i = 0; i < bars; i++) {
            if (flat == 0 && random.nextInt(SELDOM) == 0) {
                flat = 20 + random.nextInt(71);
            }
            if (flat > 0) {
                flat--;
                addE4(series, close, close, close, close, flat % 2 * volume(random));
                continue;
            }
            long open = close + ticks(random, swing) / 3 * tickE4;
            close = open + ticks(random, swing) * tickE4;
            if (random.nextInt(SELDOM) == 0) {
                close += close * (random.nextInt(13) - 6) / 100 / tickE4 * tickE4;
            }
            close = Math.max(aroundE4 / 2, Math.min(aroundE4 * 2, close));
            open = Math.max(aroundE4 / 2, open);
            long high = Math.max(open, close) + random.nextInt(swing + 1) * tickE4;
            long low = Math.min(open, close) - random.nextInt(swing + 1) * tickE4;
            addE4(series, open, high, low, close, volume(random));
        }
        return series;
    }

    private static long ticks(Random random, int swing) {
        return Math.round(random.nextGaussian() * swing);
    }

    private static long volume(Random random) {
        long most = random.nextInt(50) == 0 ? 1_000_000_000_000L : 500_000;
        return (long) (random.nextDouble() * most);
    }
}
