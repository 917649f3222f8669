package io.icebreaker.feed.sim;

import java.util.Arrays;

/**
 * A limit order book in price-time priority over integer ticks, with icebergs: an order shows its peak, and
 * when that is traded the next peak joins the end of its level's queue. It is never crossed: an order that
 * could trade does so first.
 *
 * <p>Levels live in a ring of {@link #WINDOW} ticks around the anchor; orders the anchor leaves behind are
 * cancelled. Bids stay below asks, so both sides share the ring. One thread; allocates nothing after
 * construction. Orders beyond its bounds are refused and counted.
 */
final class OrderBook {
    /** Told of every trade; side is that of the aggressor, +1 a buyer. */
    interface Trades {
        void onTrade(int side, long tick, long qty);

        /** The next part of an iceberg resting on a side came on show. */
        default void onRenewed(int side, long tick) {}

        /** An order left the book. */
        default void onGone(int order) {}
    }

    static final int BUY = 1;
    static final int SELL = -1;
    static final long NO_BID = 0;
    static final long NO_ASK = Long.MAX_VALUE;

    /** Rs 51 of paise-5 ticks: several times the widest spread the agents keep. */
    static final int WINDOW = 1024;

    private static final int MASK = WINDOW - 1;
    private static final int NIL = -1;

    private final Trades trades;

    private final int[] head = new int[WINDOW];
    private final int[] tail = new int[WINDOW];
    private final int[] orders = new int[WINDOW];
    private final long[] shown = new long[WINDOW];

    private final long[] tick;
    private final long[] qty;
    private final long[] hidden;
    private final long[] peak;
    private final int[] side;
    private final int[] next;
    private final int[] prev;
    private final OrderSlots live;

    private long anchor;
    private long bestBid = NO_BID;
    private long bestAsk = NO_ASK;
    private long totalBuyQty;
    private long totalSellQty;
    private long refused;

    OrderBook(int capacity, long anchor, Trades trades) {
        this.trades = trades;
        this.anchor = anchor;
        Arrays.fill(head, NIL);
        Arrays.fill(tail, NIL);
        tick = new long[capacity];
        qty = new long[capacity];
        hidden = new long[capacity];
        peak = new long[capacity];
        side = new int[capacity];
        next = new int[capacity];
        prev = new int[capacity];
        live = new OrderSlots(capacity);
    }

    /**
     * Trades what crosses and rests the remainder. An iceberg shows {@code peakQty} at a time; any other
     * order has it equal to {@code orderQty}. Returns the order, -1 when nothing rests.
     */
    int place(int orderSide, long atTick, long orderQty, long peakQty) {
        long left = take(orderSide, orderQty, atTick);
        if (left == 0) {
            return NIL;
        }
        if (atTick < 1 || !inWindow(atTick) || live.isFull()) {
            refused++;
            return NIL;
        }
        int order = live.take();
        side[order] = orderSide;
        tick[order] = atTick;
        peak[order] = peakQty;
        qty[order] = Math.min(left, peakQty);
        hidden[order] = left - qty[order];
        append(order);
        bestBid = orderSide == BUY ? Math.max(bestBid, atTick) : bestBid;
        bestAsk = orderSide == BUY ? bestAsk : Math.min(bestAsk, atTick);
        return order;
    }

    /**
     * Takes up to {@code wanted} from the other side, no worse than {@code limit}; returns what was not to
     * be had.
     */
    long take(int aggressor, long wanted, long limit) {
        long left = wanted;
        while (left > 0 && reaches(aggressor, limit)) {
            long best = aggressor == BUY ? bestAsk : bestBid;
            int order = head[slot(best)];
            long traded = Math.min(left, qty[order]);
            left -= traded;
            fill(order, traded);
            trades.onTrade(aggressor, best, traded);
        }
        return left;
    }

    private boolean reaches(int aggressor, long limit) {
        return aggressor == BUY
                ? bestAsk != NO_ASK && bestAsk <= limit
                : bestBid != NO_BID && bestBid >= limit;
    }

    private void fill(int order, long traded) {
        changeShown(order, -traded);
        qty[order] -= traded;
        if (qty[order] > 0) {
            return;
        }
        if (hidden[order] == 0) {
            remove(order);
            return;
        }
        unlink(order);
        qty[order] = Math.min(peak[order], hidden[order]);
        hidden[order] -= qty[order];
        append(order);
        trades.onRenewed(side[order], tick[order]);
    }

    /** Cancels a live order, hidden part and all. */
    void cancel(int order) {
        changeShown(order, -qty[order]);
        remove(order);
    }

    /** Cancels every order of the best level on a side. */
    void cancelBest(int ofSide) {
        cancelLevel(ofSide == BUY ? bestBid : bestAsk);
    }

    private void cancelLevel(long level) {
        while (head[slot(level)] != NIL) {
            cancel(head[slot(level)]);
        }
    }

    /** Moves the ring of levels; orders left outside are cancelled. */
    void anchor(long to) {
        long from = anchor;
        if (Math.abs(to - from) >= WINDOW) {
            while (live.used() > 0) {
                cancel(live.at(0));
            }
        }
        for (long level = from - WINDOW / 2;
                level < Math.min(to, from + WINDOW) - WINDOW / 2;
                level++) {
            cancelLevel(level);
        }
        for (long level = from + WINDOW / 2 - 1;
                level >= Math.max(to, from - WINDOW) + WINDOW / 2;
                level--) {
            cancelLevel(level);
        }
        anchor = to;
    }

    private boolean inWindow(long atTick) {
        return atTick >= anchor - WINDOW / 2 && atTick < anchor + WINDOW / 2;
    }

    private static int slot(long atTick) {
        return (int) atTick & MASK;
    }

    private void append(int order) {
        int slot = slot(tick[order]);
        prev[order] = tail[slot];
        next[order] = NIL;
        if (tail[slot] == NIL) {
            head[slot] = order;
        } else {
            next[tail[slot]] = order;
        }
        tail[slot] = order;
        orders[slot]++;
        changeShown(order, qty[order]);
    }

    private void unlink(int order) {
        int slot = slot(tick[order]);
        if (prev[order] == NIL) {
            head[slot] = next[order];
        } else {
            next[prev[order]] = next[order];
        }
        if (next[order] == NIL) {
            tail[slot] = prev[order];
        } else {
            prev[next[order]] = prev[order];
        }
        orders[slot]--;
    }

    private void changeShown(int order, long by) {
        shown[slot(tick[order])] += by;
        totalBuyQty += side[order] == BUY ? by : 0;
        totalSellQty += side[order] == BUY ? 0 : by;
    }

    private void remove(int order) {
        unlink(order);
        live.giveBack(order);
        trades.onGone(order);
        if (orders[slot(tick[order])] == 0) {
            levelEmptied(tick[order]);
        }
    }

    private void levelEmptied(long level) {
        if (level == bestBid) {
            bestBid = nextBid(level);
        } else if (level == bestAsk) {
            bestAsk = nextAsk(level);
        }
    }

    /** The best bid below a tick, or {@link #NO_BID}. */
    long nextBid(long below) {
        long lowest = Math.max(1, anchor - WINDOW / 2);
        for (long level = below - 1; level >= lowest; level--) {
            if (orders[slot(level)] > 0) {
                return level;
            }
        }
        return NO_BID;
    }

    /** The best ask above a tick, or {@link #NO_ASK}. */
    long nextAsk(long above) {
        for (long level = above + 1; level < anchor + WINDOW / 2; level++) {
            if (orders[slot(level)] > 0) {
                return level;
            }
        }
        return NO_ASK;
    }

    long bestBid() {
        return bestBid;
    }

    long bestAsk() {
        return bestAsk;
    }

    long shownQty(long level) {
        return shown[slot(level)];
    }

    int orderCount(long level) {
        return orders[slot(level)];
    }

    long totalBuyQty() {
        return totalBuyQty;
    }

    long totalSellQty() {
        return totalSellQty;
    }

    int liveOrders() {
        return live.used();
    }

    /** One of the live orders, by its place {@code 0..liveOrders-1}. */
    int liveOrder(int place) {
        return live.at(place);
    }

    boolean isIceberg(int order) {
        return hidden[order] > 0;
    }

    /** Orders turned away: beyond the window, or no room. */
    long refused() {
        return refused;
    }
}
