package io.icebreaker.bar;

import io.icebreaker.tick.TradeFlags;

/**
 * A trade of the bars with all that a bar takes from it: offsets into a {@code long[]}. The same words feed
 * event bars in the engine, are kept on the board, and feed event bars and anchored averages on the server.
 *
 * <p>Before a session's first trade stands a record with {@link #START} and without quantity: what was known
 * before it, and so the proof that nothing of the session is missing.
 */
public final class TradeWords {
    /** Journal sequence; event time, ns; price, E4. */
    public static final int SEQUENCE = 0;

    public static final int TIME_NS = 1;
    public static final int PRICE = 2;

    /** Quantity, 0 of an index observation; bought less sold. Of a START: the seed of the day's VWAP. */
    public static final int QTY = 3;

    public static final int DELTA = 4;

    /** {@link TradeFlags} in the low half, bits of this class in the high half. */
    public static final int FLAGS = 5;

    /** Cumulative delta since the open and open interest, this trade included; of a START: before it. */
    public static final int CVD = 6;

    public static final int OI = 7;

    /** The session, as in {@link Bar#SESSION_OPEN_NS} and the two behind it. */
    public static final int SESSION_OPEN_NS = 8;

    public static final int SESSION_CLOSE_NS = 9;
    public static final int SESSION_OVER_NS = 10;

    /** The day's average, its sigma and the broker's average, as in {@link Bar#DAY_VWAP} and behind. */
    public static final int DAY_VWAP = 11;

    public static final int DAY_SIGMA = 12;
    public static final int FEED_VWAP = 13;

    public static final int WORDS = 14;

    /** Bits of {@link #FLAGS}. */
    public static final long HAS_OI = 1L << 32;

    public static final long START = 1L << 33;

    /** The day's VWAP began mid-session (2.6). */
    public static final long VWAP_PARTIAL = 1L << 34;

    private TradeWords() {}

    public static boolean has(long[] words, int at, long flag) {
        return (words[at + FLAGS] & flag) != 0;
    }

    /** The low half of the flags. */
    public static int flags(long[] words, int at) {
        return (int) words[at + FLAGS];
    }

    public static long bought(long[] words, int at) {
        return TradeFlags.hasSide(flags(words, at)) ? (words[at + QTY] + words[at + DELTA]) / 2 : 0;
    }

    public static long sold(long[] words, int at) {
        return TradeFlags.hasSide(flags(words, at)) ? (words[at + QTY] - words[at + DELTA]) / 2 : 0;
    }

    private static boolean isSplit(long[] words, int at) {
        return (flags(words, at) & TradeFlags.SPLIT) != 0;
    }

    /**
     * Of a trade's first {@code upTo} units of n those bought: all, none, or of a SPLIT one
     * floor(bought * upTo / n), the rest being sold, so that the parts of a cut trade keep both sums. Exact
     * up to 2^32 units a trade.
     */
    public static long bought(long[] words, int at, long upTo) {
        long bought = bought(words, at);
        return isSplit(words, at)
                ? Long.divideUnsigned(bought * upTo, words[at + QTY])
                : Math.min(bought, upTo);
    }

    /** Likewise those sold. */
    public static long sold(long[] words, int at, long upTo) {
        return isSplit(words, at)
                ? upTo - bought(words, at, upTo)
                : Math.min(sold(words, at), upTo);
    }
}
