package io.icebreaker.publish;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/**
 * The words of an instrument's quote as the board keeps them: the latest value of every field any packet
 * carried, and the five best levels a side of the last packet with a book.
 * <pre>
 *   0..14 fields, numbered as below   15 bits of the fields present   16 receive time (ns) of the last packet
 *  17..31 bids, best first, three words a level: price, quantity (0: no level), orders   32..46 asks
 * </pre>
 * Prices E4, quantities units, times ns UTC.
 */
public final class Quote {
    public static final int LTP = 0;
    public static final int PREV_CLOSE = 1;
    public static final int VOLUME = 2;
    public static final int OI = 3;
    public static final int OPEN = 4;
    public static final int HIGH = 5;
    public static final int LOW = 6;
    public static final int ATP = 7;
    public static final int LAST_TICK_NS = 8;
    public static final int CVD = 9;
    public static final int BID = 10;
    public static final int ASK = 11;
    public static final int LAST_QTY = 12;
    public static final int TOTAL_BUY_QTY = 13;
    public static final int TOTAL_SELL_QTY = 14;

    /** How many fields there are. */
    public static final int FIELDS = 15;

    public static final int PRESENT = FIELDS;
    public static final int RECEIVE_TIME_NS = PRESENT + 1;
    public static final int BIDS = RECEIVE_TIME_NS + 1;
    public static final int LEVEL_WORDS = 3;
    public static final int ASKS = BIDS + Tick.LEVELS * LEVEL_WORDS;
    public static final int WORDS = ASKS + Tick.LEVELS * LEVEL_WORDS;

    private Quote() {}

    /** Whether a field has a value. */
    public static boolean has(long[] words, int field) {
        return (words[PRESENT] >>> field & 1) != 0;
    }

    /** Takes over the fields a packet carries; the others stay. */
    static void update(long[] words, Tick tick, long cvd) {
        set(words, LAST_TICK_NS, true, tick.effectiveTimeNs());
        words[RECEIVE_TIME_NS] = tick.receiveTimeNs();
        set(words, LTP, tick.has(TickFlags.HAS_LTP), tick.ltp());
        set(words, LAST_QTY, tick.has(TickFlags.HAS_LAST_QTY), tick.lastQty());
        set(words, VOLUME, tick.has(TickFlags.HAS_VOLUME), tick.volume());
        set(words, CVD, tick.has(TickFlags.HAS_VOLUME), cvd);
        set(words, OI, tick.has(TickFlags.HAS_OI), tick.oi());
        set(words, ATP, tick.has(TickFlags.HAS_ATP), tick.atp());
        set(words, TOTAL_BUY_QTY, tick.has(TickFlags.HAS_TOTAL_BUY_QTY), tick.totalBuyQty());
        set(words, TOTAL_SELL_QTY, tick.has(TickFlags.HAS_TOTAL_SELL_QTY), tick.totalSellQty());
        updateDay(words, tick);
        if (tick.has(TickFlags.HAS_DEPTH)) {
            updateBook(words, tick);
        }
    }

    private static void updateDay(long[] words, Tick tick) {
        set(words, OPEN, tick.has(TickFlags.HAS_OPEN), tick.open());
        set(words, HIGH, tick.has(TickFlags.HAS_HIGH), tick.high());
        set(words, LOW, tick.has(TickFlags.HAS_LOW), tick.low());
        set(words, PREV_CLOSE, tick.has(TickFlags.HAS_PREV_CLOSE), tick.prevClose());
    }

    /** A book without a level on either side is no book (analytics 1): the one before stands. */
    private static void updateBook(long[] words, Tick tick) {
        boolean any = false;
        for (int level = 0; level < Tick.LEVELS; level++) {
            any |=
                    tick.bid(level) > 0 && tick.bidQty(level) > 0
                            || tick.ask(level) > 0 && tick.askQty(level) > 0;
        }
        if (!any) {
            return;
        }
        for (int level = 0; level < Tick.LEVELS; level++) {
            int at = level * LEVEL_WORDS;
            level(words, BIDS + at, tick.bid(level), tick.bidQty(level), tick.bidOrders(level));
            level(words, ASKS + at, tick.ask(level), tick.askQty(level), tick.askOrders(level));
        }
        setOrClear(words, BID, words[BIDS + 1] > 0, words[BIDS]);
        setOrClear(words, ASK, words[ASKS + 1] > 0, words[ASKS]);
    }

    private static void level(long[] words, int at, long price, long qty, long orders) {
        boolean usable = price > 0 && qty > 0;
        words[at] = usable ? price : 0;
        words[at + 1] = usable ? qty : 0;
        words[at + 2] = usable ? orders : 0;
    }

    private static void set(long[] words, int field, boolean carried, long value) {
        if (carried) {
            words[field] = value;
            words[PRESENT] |= 1L << field;
        }
    }

    private static void setOrClear(long[] words, int field, boolean usable, long value) {
        words[field] = usable ? value : 0;
        words[PRESENT] = words[PRESENT] & ~(1L << field) | (usable ? 1L << field : 0);
    }
}
