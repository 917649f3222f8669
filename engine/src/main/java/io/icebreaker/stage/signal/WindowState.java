package io.icebreaker.stage.signal;

/**
 * Layout of one instrument's window (analytics 4.2): a few scalars, the running sums, then a bucket a second,
 * each of {@link #BUCKET} longs, in the place {@code second mod seconds}. The sums are exactly the sums over
 * the buckets.
 */
final class WindowState {
    /** Second of the newest bucket, {@link #NONE} after a reset. */
    static final int HEAD = 0;

    /** Event time at which the day volume was first known in this session, {@link #NONE} before. */
    static final int KNOWN_SINCE_NS = 1;

    /** Last trade's price; the last one before the window; 0 for none. E4. */
    static final int PRICE_NOW = 2;

    static final int PRICE_AGO = 3;

    /** The standing book: its ms, the ms up to which its time is booked, and what it says. */
    static final int BOOK_MS = 4;

    static final int BOOKED_MS = 5;
    static final int BOOK_BID = 6;
    static final int BOOK_ASK = 7;
    static final int BOOK_OBI = 8;

    /** {@link #NO_BOOK}, {@link #NO_OBI} or {@link #WHOLE}. */
    static final int BOOK_KIND = 9;

    /** No standing book, or a crossed one: its time counts nowhere. */
    static final long NO_BOOK = 0;

    /** Locked without totals: sizes count, the imbalance does not. */
    static final long NO_OBI = 1;

    static final long WHOLE = 2;

    static final int SUMS = 10;

    /** In each bucket and in the sums: quantities, then size x ms, ms, millionths x ms, ms. */
    static final int VOLUME = 0;

    static final int BUY = 1;
    static final int SELL = 2;
    static final int BID_MS = 3;
    static final int ASK_MS = 4;
    static final int COVERED_MS = 5;
    static final int OBI_MS = 6;
    static final int OBI_TIME_MS = 7;

    /** Permille x quantity. */
    static final int CONFIDENCE = 8;

    static final int SUM_COUNT = 9;

    /** In a bucket only: its last trade's price, 0 for none. */
    static final int LAST_PRICE = SUM_COUNT;

    static final int BUCKET = SUM_COUNT + 1;
    static final int BUCKETS = SUMS + SUM_COUNT;

    static final long NONE = Long.MIN_VALUE;

    private WindowState() {}

    static int length(int seconds) {
        return BUCKETS + seconds * BUCKET;
    }

    /** S reset: everything. */
    static void reset(long[] w) {
        java.util.Arrays.fill(w, 0);
        w[HEAD] = NONE;
        w[KNOWN_SINCE_NS] = NONE;
    }

    static long sum(long[] w, int field) {
        return w[SUMS + field];
    }
}
