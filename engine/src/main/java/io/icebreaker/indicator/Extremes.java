package io.icebreaker.indicator;

/**
 * Highest highs or lowest lows of the last 9, 14, 26 and 52 bars from one monotonic deque: what a later bar
 * beats can never lead again. Each span has a head of its own into it, which only moves on; O(1) amortised.
 */
final class Extremes {
    static final int OF_9 = 0;
    static final int OF_14 = 1;
    static final int OF_26 = 2;
    static final int OF_52 = 3;

    private static final int[] SPANS = {9, 14, 26, 52};

    /** A power of two above the longest span and the newcomer. */
    private static final int RING = 64;

    /** Bars of the deque are 52 back at most: a byte of the index says which, eight of them a long. */
    private static final int INDEX = 0xFF;

    private final int sign;
    private final int prices;
    private final int indexes;
    private final int heads;
    private final int tail;

    private Extremes(Layout layout, int sign) {
        this.sign = sign;
        prices = layout.longs(RING);
        indexes = layout.longs(RING / Long.BYTES);
        heads = layout.longs(SPANS.length);
        tail = layout.longs(1);
    }

    static Extremes highest(Layout layout) {
        return new Extremes(layout, 1);
    }

    static Extremes lowest(Layout layout) {
        return new Extremes(layout, -1);
    }

    /** Takes this bar's high or low. */
    void add(BarInHand bar, long priceE4) {
        long price = sign * priceE4;
        long end = bar.getLong(tail);
        long widest = bar.getLong(heads + OF_52);
        while (end > widest && bar.getLong(prices + slot(end - 1)) <= price) {
            end--;
        }
        bar.setLong(prices + slot(end), price);
        setIndex(bar, slot(end));
        bar.setLong(tail, end + 1);
        for (int span = 0; span < SPANS.length; span++) {
            moveHead(bar, span, end);
        }
    }

    private void moveHead(BarInHand bar, int span, long newest) {
        long head = Math.min(bar.getLong(heads + span), newest);
        while (back(bar, slot(head)) >= SPANS[span]) {
            head++;
        }
        bar.setLong(heads + span, head);
    }

    private void setIndex(BarInHand bar, int slot) {
        int at = indexes + slot / Long.BYTES;
        int shift = slot % Long.BYTES * Byte.SIZE;
        long others = bar.getLong(at) & ~((long) INDEX << shift);
        bar.setLong(at, others | (bar.index & INDEX) << shift);
    }

    /** How many bars before the one in hand it is. */
    private long back(BarInHand bar, int slot) {
        long indexed = bar.getLong(indexes + slot / Long.BYTES) >>> slot % Long.BYTES * Byte.SIZE;
        return bar.index - indexed & INDEX;
    }

    private static int slot(long place) {
        return (int) (place & RING - 1);
    }

    /** The extreme of a span, rupees; of all bars while there are fewer. */
    double of(BarInHand bar, int span) {
        return BarInHand.rupees(sign * bar.getLong(prices + slot(bar.getLong(heads + span))));
    }
}
