package io.icebreaker.bar;

/**
 * Rows with far more volume than a bar's rows have on average: at least the mean and two standard deviations
 * of the population (analytics 3.10), judged in whole numbers: n x at least T, and (n x - T)^2 at least
 * 4 (n sum x^2 - T^2). One owner; no garbage.
 */
public final class Clusters {
    private static final int LEAST_ROWS = 5;

    private final Wide fourVariances = new Wide();
    private final Wide square = new Wide();
    private int rows;
    private long sum;
    private boolean possible;

    /** Looks at the rows of a bar. */
    public void read(long[] words, int at, int count) {
        rows = count;
        sum = Rows.sum(words, at, count);
        fourVariances.clear();
        for (int row = 0; row < count; row++) {
            long total = Rows.total(words, at, row);
            fourVariances.addProduct(4 * count * total, total);
        }
        fourVariances.subtractProduct(4 * sum, sum);
        possible = count >= LEAST_ROWS && !fourVariances.isZero();
    }

    /** Whether a row with so much volume stands out of those read. */
    public boolean standsOut(long total) {
        long excess = rows * total - sum;
        if (!possible || excess < 0) {
            return false;
        }
        square.clear();
        square.addProduct(excess, excess);
        return square.compareTo(fourVariances) >= 0;
    }
}
