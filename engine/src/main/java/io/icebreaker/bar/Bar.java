package io.icebreaker.bar;

import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * A bar's words: offsets into a {@code long[]} (analytics 2.1). A record is {@link #WORDS} words, followed,
 * where there is a footprint, by {@link #ROWS} rows of {@link Rows#WORDS} words, the lowest row first. The
 * same words travel from the kernels to the output journal, the board and the page's server.
 *
 * <p>Prices E4, times ns UTC, quantities units. {@code volume = buy + sell + neutral}. Empty means {@code
 * TRADES == 0}.
 */
public final class Bar {
    /** Dense instrument id; ordinal of {@link Interval}. */
    public static final int ID = 0;

    public static final int INTERVAL = 1;

    /** The bucket [start, end) and the session it is anchored to; end is cut at the session's close. */
    public static final int START_NS = 2;

    public static final int END_NS = 3;
    public static final int SESSION_OPEN_NS = 4;
    public static final int SESSION_CLOSE_NS = 5;

    /** When the session's last bars are over: past the after-close minute. */
    public static final int SESSION_OVER_NS = 6;

    public static final int OPEN = 7;
    public static final int HIGH = 8;
    public static final int LOW = 9;
    public static final int CLOSE = 10;
    public static final int BUY = 11;
    public static final int SELL = 12;
    public static final int NEUTRAL = 13;

    /** Packets that brought volume; for an index its observations. */
    public static final int TRADES = 14;

    /** Volume of AGG packets: several trades put on one side. */
    public static final int AGG = 15;

    public static final int NOTIONAL = 16;
    public static final int MIN_DELTA = 17;
    public static final int MAX_DELTA = 18;
    public static final int OI_OPEN = 19;
    public static final int OI_CLOSE = 20;
    public static final int FIRST_NS = 21;
    public static final int LAST_NS = 22;

    /** Cumulative delta since sessionOpen, at the bar's last trade (3.2). */
    public static final int CVD = 23;

    public static final int FLAGS = 24;

    /** Journal sequence of the event that closed it; of the last event folded, while it forms. */
    public static final int SEQUENCE = 25;

    /** Row height E4, number of the lowest row (label = number x height), and how many rows follow. */
    public static final int ROW_HEIGHT = 26;

    public static final int FIRST_ROW = 27;
    public static final int ROWS = 28;

    /** Labels (E4) of the point of control and the value area; count only with {@link #HAS_POC}. */
    public static final int POC = 29;

    public static final int VAH = 30;
    public static final int VAL = 31;

    /** Sum of expected right share (permille) x quantity over the bar's trades (1.3, side model). */
    public static final int CONFIDENCE = 32;

    /** Volume whose side came from the quote rule; from the tick rule. The rest is unknown. */
    public static final int QUOTE_QTY = 33;

    public static final int TICK_QTY = 34;

    /** Order flow imbalance: sum of e_n of the bar's packets (4.4). */
    public static final int OFI = 35;

    /** The day's VWAP and its sigma at the bar's last trade: bits of doubles, rupees, NaN for none (2.5). */
    public static final int DAY_VWAP = 36;

    public static final int DAY_SIGMA = 37;

    /** The broker's average traded price, E4, last known at the bar's last trade; 0 for none (2.5). */
    public static final int FEED_VWAP = 38;

    private static final int SPARE = 39;

    public static final int WORDS = SPARE + 1;

    public static final long PARTIAL = 1;
    public static final long AFTER_CLOSE = 1 << 1;
    public static final long OFFICIAL = 1 << 2;
    public static final long SYNTHETIC = 1 << 3;
    public static final long FORMING = 1 << 4;
    public static final long HAS_OI_OPEN = 1 << 5;
    public static final long HAS_OI_CLOSE = 1 << 6;
    public static final long HAS_POC = 1 << 7;

    /** A range bar that a price jumped over: nothing traded in it (2.4). */
    public static final long PHANTOM = 1 << 8;

    /**
     * Minutes that live did not see, as a broker's history tells them: no sides, no path, no rows; shown,
     * never part of the analysis.
     */
    public static final long BACKFILLED = 1 << 9;

    /** Bits a merged bar takes from any of its parts. */
    private static final long STICKY = PARTIAL | AFTER_CLOSE | SYNTHETIC | BACKFILLED;

    private Bar() {}

    public static boolean isEmpty(long[] words, int at) {
        return words[at + TRADES] == 0;
    }

    public static long volume(long[] words, int at) {
        return words[at + BUY] + words[at + SELL] + words[at + NEUTRAL];
    }

    public static long delta(long[] words, int at) {
        return words[at + BUY] - words[at + SELL];
    }

    /** Cumulative delta before the bar; its high and low are this plus MAX_DELTA and MIN_DELTA (3.2). */
    public static long cvdOpen(long[] words, int at) {
        return words[at + CVD] - delta(words, at);
    }

    /** Delta as a share of volume, -1..1; NaN without volume (3.2). */
    public static double deltaShare(long[] words, int at) {
        long volume = volume(words, at);
        return volume == 0 ? Double.NaN : (double) delta(words, at) / (double) volume;
    }

    /** Volume-weighted average price in rupees, NaN without volume (2.5). */
    public static double vwap(long[] words, int at) {
        long volume = volume(words, at);
        return volume == 0
                ? Double.NaN
                : ((double) words[at + NOTIONAL] / (double) volume) / 10000.0;
    }

    /** How its trades' sides were judged: adds a trade of {@code qty} to the bar's quality words. */
    public static void judged(long[] words, int at, long qty, int tradeFlags) {
        int rule = TradeFlags.rule(tradeFlags);
        boolean byTick = rule == TradeFlags.RULE_T || rule == TradeFlags.RULE_T0;
        words[at + CONFIDENCE] += TradeFlags.confidence(tradeFlags) * qty;
        words[at + QUOTE_QTY] += rule == TradeFlags.RULE_Q ? qty : 0;
        words[at + TICK_QTY] += byTick ? qty : 0;
    }

    /** Puts a bar whose trades were all neutral on its sides as a whole; its path in between is unknown. */
    public static void classify(long[] words, int at, long buy, int confidence) {
        long volume = volume(words, at);
        words[at + BUY] = buy;
        words[at + SELL] = volume - buy;
        words[at + NEUTRAL] = 0;
        long delta = delta(words, at);
        words[at + MIN_DELTA] = Math.min(0, delta);
        words[at + MAX_DELTA] = Math.max(0, delta);
        words[at + CONFIDENCE] = confidence * volume;
    }

    /** When the bar is over: its end; for a session's last bar past the after-close minute. */
    public static long overNs(long[] words, int at) {
        return words[at + END_NS] < words[at + SESSION_CLOSE_NS]
                ? words[at + END_NS]
                : words[at + SESSION_OVER_NS];
    }

    /**
     * Empties a bar and puts it on the bucket of {@code interval} that holds {@code timeNs} (2.2). Of
     * {@code session} three words from {@code sessionAt} count: open, close, over.
     */
    public static void open(
            long[] words,
            int at,
            int id,
            Interval interval,
            long timeNs,
            long[] session,
            int sessionAt) {
        long openNs = session[sessionAt];
        long closeNs = session[sessionAt + 1];
        long overNs = session[sessionAt + 2];
        Arrays.fill(words, at, at + WORDS, 0);
        long sinceOpenNs = Math.min(timeNs, closeNs - 1) - openNs;
        long index = Math.floorDiv(sinceOpenNs, interval.lengthNs());
        words[at + ID] = id;
        words[at + INTERVAL] = interval.ordinal();
        words[at + START_NS] = openNs + index * interval.lengthNs();
        words[at + END_NS] = Math.min(words[at + START_NS] + interval.lengthNs(), closeNs);
        words[at + SESSION_OPEN_NS] = openNs;
        words[at + SESSION_CLOSE_NS] = closeNs;
        words[at + SESSION_OVER_NS] = overNs;
    }

    /** Opens a bar of a longer interval on the bucket that holds {@code part}. */
    public static void openAround(long[] words, int at, Interval interval, long[] part, int from) {
        open(
                words,
                at,
                (int) part[from + ID],
                interval,
                part[from + START_NS],
                part,
                from + SESSION_OPEN_NS);
    }

    /** Folds one trade, or an index observation without any quantity, into an opened bar. */
    public static void trade(
            long[] words,
            int at,
            long timeNs,
            long price,
            long bought,
            long sold,
            long neutral,
            boolean agg) {
        if (isEmpty(words, at)) {
            words[at + OPEN] = price;
            words[at + HIGH] = price;
            words[at + LOW] = price;
            words[at + FIRST_NS] = timeNs;
        }
        words[at + HIGH] = Math.max(words[at + HIGH], price);
        words[at + LOW] = Math.min(words[at + LOW], price);
        words[at + CLOSE] = price;
        long qty = bought + sold + neutral;
        words[at + BUY] += bought;
        words[at + SELL] += sold;
        words[at + NEUTRAL] += neutral;
        words[at + TRADES]++;
        words[at + AGG] += agg ? qty : 0;
        words[at + NOTIONAL] += price * qty;
        words[at + LAST_NS] = timeNs;
        long delta = delta(words, at);
        words[at + MIN_DELTA] = Math.min(words[at + MIN_DELTA], delta);
        words[at + MAX_DELTA] = Math.max(words[at + MAX_DELTA], delta);
    }

    /**
     * Appends a later part to an opened bar of a longer interval (2.7). The parts come in order of time;
     * the result equals, bit for bit, the bar built from their trades. Rows are {@link Ladder}'s business.
     */
    public static void merge(long[] words, int at, long[] part, int from) {
        if (isEmpty(words, at)) {
            words[at + OPEN] = part[from + OPEN];
            words[at + HIGH] = part[from + HIGH];
            words[at + LOW] = part[from + LOW];
            words[at + FIRST_NS] = part[from + FIRST_NS];
            words[at + OI_OPEN] = part[from + OI_OPEN];
            words[at + FLAGS] |= part[from + FLAGS] & HAS_OI_OPEN;
        }
        long earlier = delta(words, at);
        words[at + MIN_DELTA] = Math.min(words[at + MIN_DELTA], earlier + part[from + MIN_DELTA]);
        words[at + MAX_DELTA] = Math.max(words[at + MAX_DELTA], earlier + part[from + MAX_DELTA]);
        words[at + HIGH] = Math.max(words[at + HIGH], part[from + HIGH]);
        words[at + LOW] = Math.min(words[at + LOW], part[from + LOW]);
        words[at + CLOSE] = part[from + CLOSE];
        for (int field = BUY; field <= NOTIONAL; field++) {
            words[at + field] += part[from + field];
        }
        for (int field = CONFIDENCE; field <= OFI; field++) {
            words[at + field] += part[from + field];
        }
        for (int field = DAY_VWAP; field <= FEED_VWAP; field++) {
            words[at + field] = part[from + field];
        }
        words[at + OI_CLOSE] = part[from + OI_CLOSE];
        words[at + LAST_NS] = part[from + LAST_NS];
        words[at + CVD] = part[from + CVD];
        words[at + SEQUENCE] = part[from + SEQUENCE];
        words[at + FLAGS] =
                words[at + FLAGS] & ~HAS_OI_CLOSE | part[from + FLAGS] & (STICKY | HAS_OI_CLOSE);
    }
}
