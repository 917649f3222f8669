package io.icebreaker.backtest;

import io.icebreaker.bar.Interval;
import io.icebreaker.tick.InstrumentType;
import java.util.Arrays;

/**
 * Two exponential averages of closed bars' closes (analytics 7.2: each seeded with the plain mean of its
 * first bars); a cross is traded at the market. Allocates nothing but orders.
 */
final class EmaCrossStrategy implements Strategy {
    private static final double ONE = 10_000.0;

    private final Interval interval;
    private final int fastBars;
    private final int slowBars;
    private final long lots;
    private final boolean sellsShort;
    private StrategyContext context;

    // By instrument id.
    private int[] bars = new int[0];
    private double[] fast = new double[0];
    private double[] slow = new double[0];
    private int[] side = new int[0];
    private long[] working = new long[0];

    EmaCrossStrategy(Parameters parameters) {
        interval = Interval.named(parameters.text("interval"));
        fastBars = (int) parameters.whole("fast");
        slowBars = (int) parameters.whole("slow");
        lots = parameters.whole("lots");
        sellsShort = parameters.isOn("short");
        if (interval == null) {
            throw new IllegalArgumentException(
                    "interval: must be one of "
                            + Interval.labels()
                            + ", was "
                            + parameters.text("interval"));
        }
        if (fastBars < 1 || slowBars <= fastBars || lots < 1) {
            throw new IllegalArgumentException(
                    "must be 1 <= fast < slow and lots >= 1, were " + parameters);
        }
    }

    @Override
    public void onStart(StrategyContext context) {
        this.context = context;
        context.subscribe(interval);
    }

    @Override
    public void onBar(ClosedBar bar) {
        int id = bar.id();
        if (context.instrument(id).type() == InstrumentType.IDX) {
            return;
        }
        room(id);
        double close = bar.close() / ONE;
        int count = ++bars[id];
        fast[id] = average(fast[id], close, count, fastBars);
        slow[id] = average(slow[id], close, count, slowBars);
        if (count < slowBars) {
            return;
        }
        int now = (int) Math.signum(fast[id] - slow[id]);
        int before = side[id];
        side[id] = now == 0 ? before : now;
        if (before != 0 && side[id] != before) {
            turn(id, side[id]);
        }
    }

    /** A sum while it fills; the mean of the first n closes at the n-th; then the exponential average. */
    private static double average(double before, double close, int count, int n) {
        if (count < n) {
            return before + close;
        }
        return count == n
                ? (before + close) / n
                : (close - before) * (2.0 / (double) (n + 1)) + before;
    }

    private void turn(int id, int direction) {
        context.orders().cancel(working[id]);
        long lot = context.instrument(id).lotSize() * lots;
        long wanted = direction > 0 ? lot : sellsShort ? -lot : 0;
        long qty = wanted - context.position(id);
        if (qty != 0) {
            working[id] =
                    context.orders()
                            .market(
                                    id,
                                    Long.signum(qty),
                                    Math.abs(qty),
                                    direction > 0 ? "UP" : "DOWN",
                                    Order.NO_SIGNAL);
        }
    }

    private void room(int id) {
        if (id >= bars.length) {
            int room = Math.max(id + 1, context.instruments());
            bars = Arrays.copyOf(bars, room);
            fast = Arrays.copyOf(fast, room);
            slow = Arrays.copyOf(slow, room);
            side = Arrays.copyOf(side, room);
            working = Arrays.copyOf(working, room);
        }
    }
}
