package io.icebreaker.backtest;

import io.icebreaker.calendar.EventTime;
import java.util.List;

/** What working orders wait for, told when it changes (dashboard UI-101). One owner; allocates nothing. */
final class Waits {
    private final WorkingOrders working;
    private final EventTime time;
    private final int[] lastFeed;
    private final Broker.Listener listener;

    /** The earliest start of an order that may not fill yet. */
    private long nextStartNs = Long.MAX_VALUE;

    /** {@code lastFeed}: by instrument, the feed of its last packet. */
    Waits(WorkingOrders working, EventTime time, int[] lastFeed, Broker.Listener listener) {
        this.working = working;
        this.time = time;
        this.lastFeed = lastFeed;
        this.listener = listener;
    }

    /** A new order waits for its start. */
    void begin(Order order) {
        nextStartNs = Math.min(nextStartNs, order.startNs);
        on(order, OrderReason.LATENCY);
    }

    void on(Order order, OrderReason reason) {
        if (order.reason != reason) {
            order.reason = reason;
            listener.onWaiting(order);
        }
    }

    /** Orders whose start is past and that have met no packet wait for one. */
    void advance(long watermarkNs) {
        if (watermarkNs <= nextStartNs) {
            return;
        }
        nextStartNs = Long.MAX_VALUE;
        for (int b = 0; b < working.busyCount(); b++) {
            long limit = time.watermarkNs(lastFeed[working.busy(b)]);
            List<Order> mine = working.of(working.busy(b));
            for (int i = 0; i < mine.size(); i++) {
                advance(mine.get(i), limit);
            }
        }
    }

    private void advance(Order order, long limit) {
        if (!order.isWorking() || order.reason != OrderReason.LATENCY) {
            return;
        }
        if (limit > order.startNs) {
            on(order, OrderReason.QUOTE);
        } else {
            nextStartNs = Math.min(nextStartNs, order.startNs);
        }
    }
}
