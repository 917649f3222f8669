package io.icebreaker.indicator;

/** On-balance volume, accumulation and distribution, mean volume of the 20 bars before. */
final class Volumes {
    private static final int MEAN_OF = 20;

    /** A power of two above them. */
    private static final int RING = 32;

    private final int balance;
    private final int accumulated;
    private final int ring;
    private final int sum;

    Volumes(Layout layout) {
        balance = layout.longs(1);
        accumulated = layout.doubles(1);
        ring = layout.longs(RING);
        sum = layout.longs(1);
    }

    void add(BarInHand bar) {
        long onBalance = bar.getLong(balance) + signed(bar);
        bar.setLong(balance, onBalance);
        bar.publish(Indicator.OBV, onBalance);
        double range = bar.high - bar.low;
        double total = bar.get(accumulated);
        if (range > 0.0) {
            total +=
                    (((bar.close - bar.low) - (bar.high - bar.close)) / range)
                            * ((double) bar.volume);
        }
        bar.set(accumulated, total);
        bar.publish(Indicator.AD, total);
        mean(bar);
    }

    private static long signed(BarInHand bar) {
        if (bar.index == 0 || bar.close > bar.previousClose) {
            return bar.volume;
        }
        return bar.close < bar.previousClose ? -bar.volume : 0;
    }

    private void mean(BarInHand bar) {
        long total = bar.getLong(sum);
        if (bar.index >= MEAN_OF) {
            bar.publish(Indicator.AVG_VOLUME20, total / (double) MEAN_OF);
            total -= bar.getLong(ring + slot(bar.index - MEAN_OF));
        }
        bar.setLong(ring + slot(bar.index), bar.volume);
        bar.setLong(sum, total + bar.volume);
    }

    private static int slot(long index) {
        return (int) (index & RING - 1);
    }
}
