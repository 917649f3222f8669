package io.icebreaker.bar;

import java.util.Arrays;

/**
 * Room for the rows of ladders: arrays by size, lent and taken back, so that what a closed bar leaves the
 * next one uses. Once a day has shown how much room there must be at a time, no more is made.
 *
 * <p><b>Bound.</b> What was ever in use at the same time. <b>Threading.</b> One owner.
 */
public final class RowRoom {
    /** Sizes are powers of two, in rows, up to {@link Ladder#MAX_ROWS}. */
    private static final int SIZES = 17;

    private static final int FIRST_PLACES = 4;

    private final long[][][] free = new long[SIZES][][];
    private final int[] count = new int[SIZES];
    private long made;

    /** Empty cells for so many rows, a power of two. */
    long[] lend(int rows) {
        int size = Integer.numberOfTrailingZeros(rows);
        if (count[size] > 0) {
            return free[size][--count[size]];
        }
        made++;
        return new long[rows * Rows.WORDS];
    }

    /** Cells that were lent, empty again. */
    void takeBack(long[] cells) {
        int size = Integer.numberOfTrailingZeros(cells.length / Rows.WORDS);
        if (free[size] == null) {
            free[size] = new long[FIRST_PLACES][];
        } else if (count[size] == free[size].length) {
            free[size] = Arrays.copyOf(free[size], 2 * count[size]);
        }
        free[size][count[size]++] = cells;
    }

    /** How often nothing fitting was there and an array was made. */
    long made() {
        return made;
    }
}
