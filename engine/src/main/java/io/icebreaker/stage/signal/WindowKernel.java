package io.icebreaker.stage.signal;

import static io.icebreaker.stage.signal.WindowState.*;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/**
 * The sliding window of one-second buckets behind R, OBI_W, dl, surge and r_bps (analytics 4.2, 5.1): trades
 * and the time books stood, in longs, so that what leaves is subtracted exactly. Works on one instrument's
 * {@link WindowState}.
 *
 * <p>A book's time is booked when it has passed: the book of the packet in hand has none yet.
 */
final class WindowKernel {
    private static final long MS_NS = 1_000_000;
    private static final long SECOND_MS = 1_000;

    /** A book is taken to stand no longer than this without a new one. */
    private static final long BOOK_LIFE_MS = 5_000;

    private static final long MILLION = 1_000_000;

    private final int seconds;

    WindowKernel(int seconds) {
        this.seconds = seconds;
    }

    static long ms(long timeNs) {
        return Math.floorDiv(timeNs, MS_NS);
    }

    /** First second inside the window that ends in the second of {@code ms}. */
    private long firstSecond(long ms) {
        return Math.floorDiv(ms, SECOND_MS) - (seconds - 1);
    }

    /** L: how far back the window reaches from {@code ms}. */
    long reachMs(long ms) {
        return ms - firstSecond(ms) * SECOND_MS;
    }

    /** Moves the window to a moment: old buckets leave, the standing book's time up to it enters. */
    void advance(long[] w, long ms) {
        long second = Math.floorDiv(ms, SECOND_MS);
        if (w[HEAD] != NONE) {
            long last = Math.min(w[HEAD], second - seconds);
            for (long old = w[HEAD] - seconds + 1; old <= last; old++) {
                leave(w, bucket(old));
            }
        }
        w[HEAD] = second;
        bookTime(w, ms);
    }

    private int bucket(long second) {
        return BUCKETS + (int) Math.floorMod(second, (long) seconds) * BUCKET;
    }

    private static void leave(long[] w, int bucket) {
        for (int field = 0; field < SUM_COUNT; field++) {
            w[SUMS + field] -= w[bucket + field];
            w[bucket + field] = 0;
        }
        if (w[bucket + LAST_PRICE] != 0) {
            w[PRICE_AGO] = w[bucket + LAST_PRICE];
            w[bucket + LAST_PRICE] = 0;
        }
    }

    private void bookTime(long[] w, long ms) {
        long from = Math.max(w[BOOKED_MS], firstSecond(ms) * SECOND_MS);
        long to = Math.min(ms, w[BOOK_MS] + BOOK_LIFE_MS);
        w[BOOKED_MS] = ms;
        if (w[BOOK_KIND] == NO_BOOK) {
            return;
        }
        while (from < to) {
            long second = Math.floorDiv(from, SECOND_MS);
            long end = Math.min(to, (second + 1) * SECOND_MS);
            stood(w, bucket(second), end - from);
            from = end;
        }
    }

    private static void stood(long[] w, int bucket, long ms) {
        add(w, bucket, BID_MS, w[BOOK_BID] * ms);
        add(w, bucket, ASK_MS, w[BOOK_ASK] * ms);
        add(w, bucket, COVERED_MS, ms);
        if (w[BOOK_KIND] == WHOLE) {
            add(w, bucket, OBI_MS, w[BOOK_OBI] * ms);
            add(w, bucket, OBI_TIME_MS, ms);
        }
    }

    private static void add(long[] w, int bucket, int field, long value) {
        w[bucket + field] += value;
        w[SUMS + field] += value;
    }

    /** The packet's trade enters; {@code counts} is false when its quantity may be older than the window. */
    void trade(long[] w, long ms, Tick tick, boolean counts) {
        int bucket = bucket(Math.floorDiv(ms, SECOND_MS));
        w[PRICE_NOW] = tick.ltp();
        w[bucket + LAST_PRICE] = tick.ltp();
        if (counts) {
            add(w, bucket, VOLUME, tick.traded());
            add(w, bucket, BUY, tick.bought());
            add(w, bucket, SELL, tick.sold());
            int confidence = TradeFlags.confidence(tick.tradeFlags());
            add(w, bucket, CONFIDENCE, confidence * tick.traded());
        }
    }

    /** The packet's book, if it carries one, becomes the standing book. */
    void book(long[] w, long ms, Tick tick) {
        if (!tick.has(TickFlags.HAS_DEPTH)) {
            return;
        }
        long bids = 0;
        long asks = 0;
        for (int level = 0; level < Tick.LEVELS; level++) {
            bids += hasBid(tick, level) ? tick.bidQty(level) : 0;
            asks += hasAsk(tick, level) ? tick.askQty(level) : 0;
        }
        if (bids + asks == 0) {
            return; // no level on either side: the packet carries no depth (analytics 1)
        }
        w[BOOK_MS] = ms;
        w[BOOKED_MS] = ms;
        w[BOOK_BID] = bids;
        w[BOOK_ASK] = asks;
        w[BOOK_KIND] = kind(w, tick, bids, asks);
    }

    private static boolean hasBid(Tick tick, int level) {
        return tick.bid(level) > 0 && tick.bidQty(level) > 0;
    }

    private static boolean hasAsk(Tick tick, int level) {
        return tick.ask(level) > 0 && tick.askQty(level) > 0;
    }

    /** Also sets the book's imbalance: of the broker's totals if the packet has them, else of five levels. */
    private static long kind(long[] w, Tick tick, long bids, long asks) {
        boolean hasBoth = hasBid(tick, 0) && hasAsk(tick, 0);
        if (hasBoth && tick.bid(0) > tick.ask(0)) {
            return NO_BOOK;
        }
        boolean hasTotals =
                tick.has(TickFlags.HAS_TOTAL_BUY_QTY) && tick.has(TickFlags.HAS_TOTAL_SELL_QTY);
        if (hasTotals && tick.totalBuyQty() + tick.totalSellQty() > 0) {
            w[BOOK_OBI] = millionths(tick.totalBuyQty(), tick.totalSellQty());
            return WHOLE;
        }
        if (hasBoth && tick.bid(0) == tick.ask(0)) {
            return NO_OBI;
        }
        w[BOOK_OBI] = millionths(bids, asks);
        return WHOLE;
    }

    /** (B - A)/(B + A) in whole millionths, half up. */
    static long millionths(long b, long a) {
        return Math.floorDiv(2 * MILLION * (b - a) + b + a, 2 * (b + a));
    }

    /** OBI_W: mean of the books' imbalance over their time; NaN without any. */
    static double obi(long[] w) {
        long time = sum(w, OBI_TIME_MS);
        return time == 0 ? Double.NaN : (double) sum(w, OBI_MS) / (double) (MILLION * time);
    }

    /** R of a side (4.2): turnovers a minute of the shown size that is consumed. */
    static double ratio(long[] w, int tradedField, int shownField, long windowMs) {
        long covered = sum(w, COVERED_MS);
        long shown = sum(w, shownField);
        if (windowMs < Values.LEAST_WINDOW_MS || 2 * covered < windowMs || shown == 0) {
            return Double.NaN;
        }
        double perMinute = (double) (sum(w, tradedField) * Values.MINUTE_MS) / (double) windowMs;
        return perMinute / ((double) shown / (double) covered);
    }
}
