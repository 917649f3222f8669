package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.util.List;

/**
 * One order and what became of it. Written by the {@link Broker} alone. Prices E4, times ns UTC.
 *
 * <p><b>Threading.</b> The compute lane; others read it when the run is over.
 */
public final class Order {
    /** {@link #signal()} of an order that no signal led to. */
    public static final long NO_SIGNAL = 0;

    private static final long MARKET_WAIT_NS = 30_000_000_000L;

    final long number;
    final int id;
    final int side;
    final long qty;
    final OrderType type;
    final long limit;
    final long createdNs;
    final long sequence;
    final String note;
    final long signal;
    final FillKind kind;

    long filled;
    long value;
    OrderStatus status = OrderStatus.WORKING;
    OrderReason reason = OrderReason.NONE;

    /** How often it has been told while it worked. */
    int told;

    long endedNs;

    // The broker's own: when it may fill, when it ends, when a cancel reaches it, where it queues.
    int feed;
    long startNs;
    long closeNs;
    long cancelNs = Long.MAX_VALUE;
    boolean placed;
    long ahead;
    long shown;
    long tradedSince;

    // The cost book's: its fills, what they cost so far, brokerage on its whole value.
    List<CostBook.Entry> entries;
    BigDecimal brokerage = BigDecimal.ZERO;
    BigDecimal paid = BigDecimal.ZERO;

    Order(
            long number,
            int id,
            int side,
            long qty,
            OrderType type,
            long limit,
            long createdNs,
            long sequence,
            String note,
            long signal,
            FillKind kind) {
        this.number = number;
        this.id = id;
        this.side = side;
        this.qty = qty;
        this.type = type;
        this.limit = limit;
        this.createdNs = createdNs;
        this.sequence = sequence;
        this.note = note;
        this.signal = signal;
        this.kind = kind;
    }

    /** One of the engine's own, at the market. */
    static Order engine(
            long number, int id, int side, long qty, long timeNs, long sequence, FillKind kind) {
        String note = kind.name();
        return new Order(
                number,
                id,
                side,
                qty,
                OrderType.MARKET,
                0,
                timeNs,
                sequence,
                note,
                NO_SIGNAL,
                kind);
    }

    /** The last instant at which it can fill. */
    long lastNs() {
        return type == OrderType.MARKET ? Math.min(startNs + MARKET_WAIT_NS, closeNs) : closeNs;
    }

    /** A watermark above it ends the order: no packet below the watermark follows. */
    long endsNs() {
        return Math.min(lastNs(), cancelNs - 1);
    }

    /** From 1, in order of creation. */
    public long number() {
        return number;
    }

    /** Dense instrument id; whatever the strategy gave for an unknown one. */
    public int id() {
        return id;
    }

    /** +1 buy, -1 sell. */
    public int side() {
        return side;
    }

    /** Units ordered. */
    public long qty() {
        return qty;
    }

    public OrderType type() {
        return type;
    }

    /** Limit on the tick, away from the market; 0 for a market order. */
    public long limit() {
        return limit;
    }

    /** Time of what caused it: te_n of 10.2. */
    public long createdNs() {
        return createdNs;
    }

    /** Journal sequence of the event during which it was created. */
    public long sequence() {
        return sequence;
    }

    /** The strategy's word for why, at most eight characters. */
    public String note() {
        return note;
    }

    /** Sequence of the signal that led to it, {@link #NO_SIGNAL} for none. */
    public long signal() {
        return signal;
    }

    /** TRADE for a strategy's order; else why the engine made it. */
    public FillKind kind() {
        return kind;
    }

    /** Units filled so far. */
    public long filled() {
        return filled;
    }

    public long rest() {
        return qty - filled;
    }

    public OrderStatus status() {
        return status;
    }

    /** Why it ended as it did; of one that works, what it waits for. */
    public OrderReason reason() {
        return reason;
    }

    /** When it ended: the last fill's packet, or the instant it was rejected, cancelled or expired. */
    public long endedNs() {
        return endedNs;
    }

    public boolean isWorking() {
        return status == OrderStatus.WORKING;
    }
}
