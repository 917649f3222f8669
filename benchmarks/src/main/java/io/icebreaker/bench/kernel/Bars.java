package io.icebreaker.bench.kernel;

import java.util.Random;

/** Closed bars of one series, made beforehand: E4 for us, rupees for those who take doubles. */
final class Bars {
    private static final double E4 = 10_000;
    private static final long FIRST_TICK = 50_000;
    private static final int FARTHEST = 40;
    private static final int MOST_VOLUME = 100_000;

    final long[] openE4;
    final long[] highE4;
    final long[] lowE4;
    final long[] closeE4;
    final long[] volumes;

    final double[] high;
    final double[] low;
    final double[] close;
    final double[] volume;

    Bars(int count, long seed) {
        openE4 = new long[count];
        highE4 = new long[count];
        lowE4 = new long[count];
        closeE4 = new long[count];
        volumes = new long[count];
        var random = new Random(seed);
        long tick = FIRST_TICK;
        for (int n = 0; n < count; n++) {
            long before = tick;
            tick = Math.max(FARTHEST, tick + random.nextInt(2 * FARTHEST + 1) - FARTHEST);
            openE4[n] = before * Trades.TICK_SIZE;
            closeE4[n] = tick * Trades.TICK_SIZE;
            long above = random.nextInt(FARTHEST) * Trades.TICK_SIZE;
            long below = random.nextInt(FARTHEST) * Trades.TICK_SIZE;
            highE4[n] = Math.max(openE4[n], closeE4[n]) + above;
            lowE4[n] = Math.max(0, Math.min(openE4[n], closeE4[n]) - below);
            volumes[n] = random.nextInt(MOST_VOLUME);
        }
        high = rupees(highE4);
        low = rupees(lowE4);
        close = rupees(closeE4);
        volume = new double[count];
        for (int n = 0; n < count; n++) {
            volume[n] = volumes[n];
        }
    }

    private static double[] rupees(long[] prices) {
        var rupees = new double[prices.length];
        for (int n = 0; n < prices.length; n++) {
            rupees[n] = prices[n] / E4;
        }
        return rupees;
    }

    int size() {
        return closeE4.length;
    }
}
