package io.icebreaker.stage.option;

/**
 * The chain of one underlying and expiry: rows by strike, ascending, preallocated (analytics 6.1). Whoever
 * owns the chain fills the arrays; the first {@link #count} rows are meant. One owner; no garbage.
 */
public final class ChainArrays {
    /** Most strikes of a chain; 152 have been seen. */
    public static final int MAX_STRIKES = 256;

    /** The tick of index and stock options on NSE, E4. */
    public static final long USUAL_TICK = 500;

    /** Strikes, E4, ascending and different. */
    public final long[] strike;

    /** Rows that are not used for the forward, for they were not updated lately. */
    public final boolean[] stale;

    public final Legs ce;
    public final Legs pe;
    public int count;

    /** Tick of the options, E4. */
    public long tick = USUAL_TICK;

    public ChainArrays() {
        this(MAX_STRIKES);
    }

    public ChainArrays(int capacity) {
        strike = new long[capacity];
        stale = new boolean[capacity];
        ce = new Legs(capacity);
        pe = new Legs(capacity);
    }

    public void clear() {
        count = 0;
    }

    /** Appends a row without legs; strikes must come in ascending order. Returns its index. */
    public int add(long strikeE4) {
        int row = count++;
        strike[row] = strikeE4;
        stale[row] = false;
        ce.clear(row);
        pe.clear(row);
        return row;
    }

    public Legs legs(boolean call) {
        return call ? ce : pe;
    }

    /** The strike in rupees. */
    public double rupees(int row) {
        return strike[row] / Quotes.E4;
    }

    /** The row nearest {@code rupees}, the lower of two; -1 for NaN or an empty chain. */
    public int nearest(double rupees) {
        int best = -1;
        for (int row = 0; row < count; row++) {
            double away = Math.abs(rupees(row) - rupees);
            if (!Double.isNaN(away) && (best < 0 || away < Math.abs(rupees(best) - rupees))) {
                best = row;
            }
        }
        return best;
    }
}
