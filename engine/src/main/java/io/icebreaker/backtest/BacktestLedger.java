package io.icebreaker.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything one run leaves, in order. A {@link StrategyStage} writes it; complete when the pipeline is
 * closed.
 *
 * <p><b>Threading.</b> The compute lane until then, anybody after.
 */
public final class BacktestLedger {
    final List<Order> orders = new ArrayList<>();
    final List<Fill> fills = new ArrayList<>();
    final List<CostBook.Entry> entries = new ArrayList<>();
    final List<Costs> fillCosts = new ArrayList<>();
    final List<Trade> trades = new ArrayList<>();
    final Samples samples = new Samples();
    final List<DayResult> days = new ArrayList<>();
    final Set<Flag> flags = new TreeSet<>();
    long failures;
    String firstFailure = "";

    /** All orders, the engine's own included, in order of creation. */
    public List<Order> orders() {
        return orders;
    }

    /** All fills in order. */
    public List<Fill> fills() {
        return fills;
    }

    /** What each of {@link #fills()} cost, by the same index. */
    public List<Costs> fillCosts() {
        return fillCosts;
    }

    /** Closed trades in order of their end; after the run all are. */
    public List<Trade> trades() {
        return trades;
    }

    /** The account at each whole minute and at the end of each day. */
    public List<EquitySample> samples() {
        return samples.all();
    }

    /** One a trading day, those without trades included. */
    public List<DayResult> days() {
        return days;
    }

    public Set<Flag> flags() {
        return flags;
    }

    /** The fills of an order, in order. */
    public List<Fill> fills(Order order) {
        return order.entries == null
                ? List.of()
                : order.entries.stream().map(entry -> entry.fill).toList();
    }

    /** Events on which the strategy threw. */
    public long failures() {
        return failures;
    }

    /** What it threw first, and at which event; empty when it never did. */
    public String firstFailure() {
        return firstFailure;
    }

    /** The order of a number. */
    public Order order(long number) {
        return orders.get((int) number - 1);
    }

    /**
     * Puts another complete run behind this one: equity goes on from where it ended. Orders keep the numbers
     * of their own run.
     */
    public void append(BacktestLedger next) {
        orders.addAll(next.orders);
        fills.addAll(next.fills);
        fillCosts.addAll(next.fillCosts);
        trades.addAll(next.trades);
        samples.append(next.samples);
        days.addAll(next.days);
        flags.addAll(next.flags);
        failures += next.failures;
        firstFailure = firstFailure.isEmpty() ? next.firstFailure : firstFailure;
    }
}
