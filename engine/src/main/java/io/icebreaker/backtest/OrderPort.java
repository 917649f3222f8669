package io.icebreaker.backtest;

/**
 * Where a strategy gives orders: the same in a backtest and in paper trading (analytics 10.2). Nothing
 * fills during the call; an order can fill from the instrument's next packet after the latency on.
 *
 * <p>Sides are +1 buy and -1 sell, quantities units (a multiple of the lot), prices E4. A note is at most
 * eight ASCII characters; {@code signal} the sequence of the signal that led to the order, {@link
 * Order#NO_SIGNAL} for none; both are for the report. An order that cannot be accepted is rejected at once,
 * and {@link Strategy#onOrder} says why; no call throws for a market's reasons.
 *
 * <p><b>Threading.</b> Only from within a callback of the strategy.
 */
public interface OrderPort {
    /** Trades at the market; returns the order's number. */
    long market(int id, int side, long qty, String note, long signal);

    /** Trades at the limit or better; one off the tick moves away from the market. */
    long limit(int id, int side, long qty, long price, String note, long signal);

    /** Takes back what is unfilled, after the latency; one that has ended, or never was, is left alone. */
    void cancel(long order);

    default long market(int id, int side, long qty) {
        return market(id, side, qty, "", Order.NO_SIGNAL);
    }

    default long limit(int id, int side, long qty, long price) {
        return limit(id, side, qty, price, "", Order.NO_SIGNAL);
    }
}
