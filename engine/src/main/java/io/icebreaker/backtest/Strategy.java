package io.icebreaker.backtest;

/**
 * A trading rule: callbacks in, orders out. It sees closed bars, past packets and nothing later, so it
 * cannot look ahead. Order of the callbacks within one event: what the broker did with the packet ({@link
 * #onOrder}, {@link #onFill}), the bars it closed, the packet itself, the signals found on it.
 *
 * <p><b>Threading.</b> All on the compute lane. <b>Determinism.</b> No clock, no random numbers without a
 * fixed seed, no order of hashing: a second run must give the same orders. <b>Errors.</b> A callback that
 * throws costs that event's remaining callbacks; the run goes on and counts it.
 */
public interface Strategy {
    /** Before the first event: subscribe here. */
    default void onStart(StrategyContext context) {}

    /** A bar of a subscribed interval is over. */
    default void onBar(ClosedBar bar) {}

    /** An accepted packet, if subscribed to. */
    default void onTick(Packet packet) {}

    /** A recorded signal, suppressed ones included. */
    default void onSignal(Signal signal) {}

    /** Time passes: a clock event, about four a second. */
    default void onClock(long timeNs) {}

    /** One of its orders traded; the position includes it. */
    default void onFill(Order order, Fill fill) {}

    /** One of its orders ended: filled, rejected, cancelled or expired. */
    default void onOrder(Order order) {}
}
