package io.icebreaker.indicator;

/** What all parts look back on: how many bars there were, the last one, a ring of closes. */
final class Past {
    /** A power of two above the longest look back, SMA50's. */
    private static final int RING = 64;

    private final int count;
    private final int flat;
    private final int ring;
    private final int high;
    private final int low;
    private final int close;

    Past(Layout layout) {
        count = layout.longs(1);
        flat = layout.longs(1);
        ring = layout.longs(RING);
        high = layout.doubles(1);
        low = layout.doubles(1);
        close = layout.doubles(1);
    }

    /** Where a block holds the number of its bars. */
    int count() {
        return count;
    }

    /** Where a block holds which of its values mean nothing. */
    int flat() {
        return flat;
    }

    void begin(BarInHand bar) {
        bar.index = bar.getLong(count);
        bar.previousHigh = bar.get(high);
        bar.previousLow = bar.get(low);
        bar.previousClose = bar.get(close);
        bar.trueRange = bar.index == 0 ? 0 : trueRange(bar);
        bar.setLong(ring + (int) (bar.index & RING - 1), bar.closeE4);
    }

    private static double trueRange(BarInHand bar) {
        double ofTheBar = bar.high - bar.low;
        double up = Math.abs(bar.high - bar.previousClose);
        double down = Math.abs(bar.low - bar.previousClose);
        return Math.max(Math.max(ofTheBar, up), down);
    }

    void end(BarInHand bar) {
        bar.setLong(count, bar.index + 1);
        bar.setLong(flat, bar.flat());
        bar.set(high, bar.high);
        bar.set(low, bar.low);
        bar.set(close, bar.close);
    }

    /** The close so many bars before the one in hand, which must exist; fewer than 64. */
    long closeE4(BarInHand bar, int back) {
        return bar.getLong(ring + (int) (bar.index - back & RING - 1));
    }

    double close(BarInHand bar, int back) {
        return BarInHand.rupees(closeE4(bar, back));
    }
}
