package io.icebreaker.bar;

/** Hears what {@link FootprintMarks} finds, in a fixed order. */
@FunctionalInterface
public interface MarkListener {
    /**
     * A mark, or the end of one.
     *
     * @param kind see {@link MarkKind}
     * @param startNs start of the bar it was found in
     * @param timeNs when: the bar's end, or the trade that ended it
     * @param low lower edge of the rows concerned, or the price, E4
     * @param high upper edge of them, or the price, E4
     * @param rows how many rows, 0 for a price
     */
    void onMark(int kind, long startNs, long timeNs, long low, long high, int rows);
}
