package io.icebreaker.backtest;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/**
 * What one packet does to one active order (analytics 10.3). Pure of time: the {@link Broker} decides which
 * packets count. One thread; allocates nothing.
 */
final class Matching {
    /** Takes what traded: one call a price. */
    interface Taker {
        void filled(Order order, long qty, long price, Tick packet);

        void tooLarge(Order order, Tick packet);
    }

    /** {@link Order#ahead}, {@link Order#shown}: the price is below the worst visible level. */
    private static final long UNKNOWN = -1;

    private static final int STEPS_BEYOND = 20;
    private static final long MILLION = 1_000_000;

    private final FillRules rules;
    private final long cancelMicros;
    private final Taker taker;

    /** The price being filled and how much of it; prices that slippage made equal are one fill. */
    private long price;

    private long qty;

    Matching(FillRules rules, Taker taker) {
        this.rules = rules;
        this.taker = taker;
        cancelMicros = rules.cancelMicros();
    }

    /** Applies a packet to an active order of its instrument. */
    void onPacket(Order order, Tick packet, long tickSize) {
        switch (rules.model()) {
            case LAST -> last(order, packet, tickSize);
            case MID -> mid(order, packet, tickSize);
            case TOUCH -> touch(order, packet, tickSize);
            case QUEUE -> {
                if (order.type == OrderType.MARKET) {
                    touch(order, packet, tickSize);
                } else {
                    queue(order, packet, tickSize);
                }
            }
        }
    }

    /** Whether the packet itself carries a book with 0 < b < a. */
    static boolean isValidBook(Tick packet) {
        return packet.has(TickFlags.HAS_DEPTH)
                && packet.bid(0) > 0
                && packet.bidQty(0) > 0
                && packet.askQty(0) > 0
                && packet.bid(0) < packet.ask(0);
    }

    /** Whether it brought a trade that enters bars; an index observation is none. */
    static boolean trades(Tick packet) {
        int flags = packet.tradeFlags();
        return TradeFlags.inBars(flags) && (flags & TradeFlags.OBSERVATION) == 0;
    }

    /** What an order that goes on working after the packet waits for. */
    OrderReason lacking(Order order, Tick packet) {
        if (rules.model() == FillModel.LAST) {
            return trades(packet) ? OrderReason.PRICE : OrderReason.TRADE;
        }
        return order.placed || isValidBook(packet) ? OrderReason.PRICE : OrderReason.BOOK;
    }

    private void last(Order order, Tick packet, long tickSize) {
        if (trades(packet) && isWithin(order, packet.ltp())) {
            whole(order, packet, packet.ltp(), tickSize);
        }
    }

    private void mid(Order order, Tick packet, long tickSize) {
        if (!isValidBook(packet)) {
            return;
        }
        long sum = packet.bid(0) + packet.ask(0);
        long mid =
                order.side > 0
                        ? -Math.floorDiv(-sum, 2 * tickSize) * tickSize
                        : Math.floorDiv(sum, 2 * tickSize) * tickSize;
        if (isWithin(order, mid)) {
            whole(order, packet, mid, tickSize);
        }
    }

    private void whole(Order order, Tick packet, long base, long tickSize) {
        taker.filled(order, order.rest(), slipped(order, base, tickSize), packet);
    }

    private void touch(Order order, Tick packet, long tickSize) {
        if (isValidBook(packet)) {
            sweep(order, packet, tickSize);
        }
    }

    /** The visible levels within the limit; a market order goes on beyond them. */
    private void sweep(Order order, Tick packet, long tickSize) {
        qty = 0;
        long rest = order.rest();
        long worst = 0;
        long worstQty = 0;
        for (int level = 0; level < Tick.LEVELS; level++) {
            long shown = oppositeQty(order, packet, level);
            long at = opposite(order, packet, level);
            if (at > 0 && shown > 0 && isWithin(order, at)) {
                worst = at;
                worstQty = shown;
                rest -= take(order, packet, Math.min(rest, shown), slipped(order, at, tickSize));
            }
        }
        if (order.type == OrderType.MARKET) {
            rest = beyond(order, packet, rest, worst, worstQty, tickSize);
        }
        flush(order, packet);
        if (order.type == OrderType.MARKET && rest > 0) {
            taker.tooLarge(order, packet);
        }
    }

    private long beyond(
            Order order, Tick packet, long rest, long worst, long worstQty, long tickSize) {
        long left = rest;
        for (int step = 1; step <= STEPS_BEYOND && left > 0; step++) {
            long at = Math.max(tickSize, worst + order.side * step * tickSize);
            left -= take(order, packet, Math.min(left, worstQty), slipped(order, at, tickSize));
        }
        return left;
    }

    private long take(Order order, Tick packet, long taken, long at) {
        if (taken > 0) {
            if (at != price) {
                flush(order, packet);
            }
            price = at;
            qty += taken;
        }
        return taken;
    }

    private void flush(Order order, Tick packet) {
        if (qty > 0) {
            long taken = qty;
            qty = 0;
            taker.filled(order, taken, price, packet);
        }
    }

    private void queue(Order order, Tick packet, long tickSize) {
        if (!order.placed) {
            place(order, packet, tickSize);
            return;
        }
        qty = 0;
        price = order.limit;
        if (trades(packet)) {
            queueTrade(order, packet);
        }
        if (qty < order.rest() && isValidBook(packet)) {
            queueBook(order, packet);
        }
        flush(order, packet);
    }

    private void place(Order order, Tick packet, long tickSize) {
        if (!isValidBook(packet)) {
            return;
        }
        order.placed = true;
        order.shown = displayed(order, packet);
        order.tradedSince = 0;
        if (isWithin(order, opposite(order, packet, 0))) {
            order.ahead = 0;
            sweep(order, packet, tickSize);
        } else {
            order.ahead = order.shown;
        }
    }

    /** The packet's trade is older than its book: it comes first. */
    private void queueTrade(Order order, Tick packet) {
        long through = (order.limit - packet.ltp()) * order.side;
        if (through > 0) {
            qty = order.rest();
        } else if (through == 0) {
            order.tradedSince += packet.traded();
            long hit = order.side > 0 ? packet.sold() : packet.bought();
            if (order.ahead != UNKNOWN) {
                qty = Math.min(order.rest(), Math.max(0, hit - order.ahead));
                order.ahead = Math.max(0, order.ahead - hit);
            }
        }
    }

    private void queueBook(Order order, Tick packet) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            long at = opposite(order, packet, level);
            long shown = oppositeQty(order, packet, level);
            if (at > 0 && shown > 0 && isWithin(order, at)) {
                qty = Math.min(order.rest(), qty + shown);
            }
        }
        long shown = displayed(order, packet);
        if (shown == UNKNOWN) {
            order.shown = UNKNOWN;
            return;
        }
        if (order.ahead != UNKNOWN && order.shown != UNKNOWN) {
            long cancelled = Math.max(0, order.shown - shown - order.tradedSince);
            order.ahead = Math.max(0, order.ahead - share(cancelled));
        }
        order.ahead = order.ahead == UNKNOWN ? shown : Math.min(order.ahead, shown);
        order.shown = shown;
        order.tradedSince = 0;
    }

    private long share(long cancelled) {
        return cancelMicros * cancelled / MILLION;
    }

    /** Size at the order's price on its own side; 0 where no level is, UNKNOWN beyond the last level. */
    private static long displayed(Order order, Tick packet) {
        for (int level = 0; level < Tick.LEVELS; level++) {
            long at = order.side > 0 ? packet.bid(level) : packet.ask(level);
            long shown = order.side > 0 ? packet.bidQty(level) : packet.askQty(level);
            if (at <= 0 || shown <= 0) {
                continue;
            }
            if (at == order.limit) {
                return shown;
            }
            if ((order.limit - at) * order.side > 0) {
                return 0;
            }
        }
        return UNKNOWN;
    }

    private static long opposite(Order order, Tick packet, int level) {
        return order.side > 0 ? packet.ask(level) : packet.bid(level);
    }

    private static long oppositeQty(Order order, Tick packet, int level) {
        return order.side > 0 ? packet.askQty(level) : packet.bidQty(level);
    }

    private static boolean isWithin(Order order, long at) {
        return order.type == OrderType.MARKET || (order.limit - at) * order.side >= 0;
    }

    /** Ticks against the trader, never beyond a limit or below one tick. */
    private long slipped(Order order, long base, long tickSize) {
        long slip = rules.slippageTicks() * tickSize;
        if (order.side > 0) {
            return order.type == OrderType.MARKET
                    ? base + slip
                    : Math.min(base + slip, order.limit);
        }
        return Math.max(base - slip, order.type == OrderType.MARKET ? tickSize : order.limit);
    }
}
