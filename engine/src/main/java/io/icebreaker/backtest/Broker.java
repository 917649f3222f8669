package io.icebreaker.backtest;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.List;

/**
 * The market as an order meets it: latency, the session, fills by model, expiry (analytics 10.2, 10.3).
 * Packets and time in, fills and ends out; own orders have no impact and do not see each other.
 *
 * <p><b>Order within an event.</b> Orders of the instrument by number: a cancel that has arrived, an end
 * that has passed, a fill. What a callback orders, from whichever part of the event it is called, meets the
 * instrument's next packet at the earliest.
 *
 * <p><b>Threading.</b> One thread, the compute lane. Allocates an order and a fill each, nothing for packets
 * without orders. <b>Bound.</b> {@link #MOST_ORDERS} a run.
 */
public final class Broker {
    /** What becomes of orders; called before the broker's method returns. */
    public interface Listener {
        void onFill(Order order, Fill fill);

        /** The order works, and waits for something else than before: its reason. */
        default void onWaiting(Order order) {}

        /** The order has ended; its status and reason say how. */
        void onEnd(Order order);
    }

    /** An endless loop in a strategy ends here, not in the heap. */
    public static final int MOST_ORDERS = 1 << 20;

    private static final int UNHEARD = -1;

    private final Sessions sessions;
    private final EventTime time;
    private final FillRules rules;
    private final Listener listener;
    private final OrderNumbers orders;
    private final Waits waits;
    private final Acceptance acceptance;
    private final Matching matching;

    private final WorkingOrders working;
    private final int[] lastFeed;

    /** The earliest instant at which time alone ends an order. */
    private long nextEndNs = Long.MAX_VALUE;

    /** {@code orders}: all orders are appended to it. */
    public Broker(
            int maxInstruments,
            Sessions sessions,
            EventTime time,
            FillRules rules,
            List<Order> orders,
            Listener listener) {
        this.sessions = sessions;
        this.time = time;
        this.rules = rules;
        this.orders = new OrderNumbers(orders);
        this.listener = listener;
        acceptance = new Acceptance(sessions);
        working = new WorkingOrders(maxInstruments);
        lastFeed = new int[maxInstruments];
        Arrays.fill(lastFeed, UNHEARD);
        waits = new Waits(working, time, lastFeed, listener);
        matching =
                new Matching(
                        rules,
                        new Matching.Taker() {
                            @Override
                            public void filled(Order order, long qty, long price, Tick packet) {
                                Fill fill = Fill.of(order, qty, price, packet);
                                Broker.this.filled(order, fill);
                            }

                            @Override
                            public void tooLarge(Order order, Tick packet) {
                                end(
                                        order,
                                        OrderStatus.REJECTED,
                                        OrderReason.TOO_LARGE,
                                        packet.effectiveTimeNs());
                            }
                        });
    }

    /**
     * A new order; rejected at once if it cannot be accepted, and the listener hears of that first.
     *
     * @param limit E4, 0 for a market order
     * @param timeNs te_n of 10.2
     * @param sequence of the event in hand
     * @param feed of that event, for an instrument that has sent nothing yet
     */
    public Order submit(
            int id,
            int side,
            long qty,
            OrderType type,
            long limit,
            String note,
            long signal,
            long timeNs,
            long sequence,
            int feed) {
        if (orders.count() == MOST_ORDERS) {
            throw new IllegalStateException("more than " + MOST_ORDERS + " orders in one run");
        }
        boolean isGood = acceptance.isGood(id, side, qty, type, limit, timeNs);
        var order =
                new Order(
                        orders.next(),
                        id,
                        side,
                        qty,
                        type,
                        isGood ? acceptance.rounded(id, side, limit) : limit,
                        timeNs,
                        sequence,
                        note,
                        signal,
                        FillKind.TRADE);
        orders.add(order);
        if (!isGood) {
            end(order, OrderStatus.REJECTED, OrderReason.BAD_ORDER, timeNs);
            return order;
        }
        Session session = sessions.sessionAt(id, timeNs);
        if (timeNs > session.closeNs()) {
            end(order, OrderStatus.REJECTED, OrderReason.CLOSED, timeNs);
            return order;
        }
        order.feed = feed;
        order.startNs = Math.max(timeNs + rules.latencyNs(), session.openNs());
        order.closeNs = session.closeNs();
        add(order);
        waits.begin(order);
        return order;
    }

    OrderNumbers orders() {
        return orders;
    }

    private void add(Order order) {
        if (lastFeed[order.id] == UNHEARD) {
            lastFeed[order.id] = order.feed;
        }
        working.add(order);
        nextEndNs = Math.min(nextEndNs, order.endsNs());
    }

    /** Takes back what is unfilled when the latency is over; what has ended is left alone. */
    public void cancel(long number, long timeNs) {
        Order order = orders.of(number);
        if (order != null && order.isWorking()) {
            order.cancelNs = Math.min(order.cancelNs, timeNs + rules.latencyNs());
            nextEndNs = Math.min(nextEndNs, order.endsNs());
        }
    }

    /** Time, then the packet, if it is one that changed anything. */
    public void onEvent(Tick event, boolean isPacket) {
        long limit = time.watermarkNs(event.feed());
        if (limit > nextEndNs) {
            endPassed();
        }
        if (isPacket) {
            int id = event.id();
            lastFeed[id] = event.feed();
            if (working.has(id)) {
                onPacket(working.of(id), event);
            }
        }
        waits.advance(limit);
    }

    private void onPacket(List<Order> mine, Tick packet) {
        long te = packet.effectiveTimeNs();
        long tickSize = sessions.instrument(packet.id()).tickSize();
        int count = mine.size();
        for (int i = 0; i < count; i++) {
            Order order = mine.get(i);
            boolean isLater = packet.sequence() != order.sequence; // not the event that led to it
            if (isLater && order.isWorking() && !isOver(order, te) && te >= order.startNs) {
                meet(order, packet, tickSize);
            }
        }
        working.tidy(packet.id());
    }

    private void meet(Order order, Tick packet, long tickSize) {
        boolean isOld = rules.isTooOld(packet.receiveTimeNs(), packet.effectiveTimeNs());
        if (!isOld) {
            matching.onPacket(order, packet, tickSize);
        }
        if (order.isWorking()) {
            waits.on(order, isOld ? OrderReason.OLD_QUOTE : matching.lacking(order, packet));
        }
    }

    /** Ends an order whose cancel has arrived, or whose time is up, by a packet at {@code te}. */
    private boolean isOver(Order order, long te) {
        long last = order.lastNs();
        if (te >= order.cancelNs && order.cancelNs <= last) {
            end(order, OrderStatus.CANCELLED, OrderReason.NONE, order.cancelNs);
        } else if (te > last) {
            endOfTime(order, last);
        }
        return !order.isWorking();
    }

    private void endOfTime(Order order, long lastNs) {
        if (lastNs == order.closeNs) {
            end(order, OrderStatus.EXPIRED, OrderReason.CLOSE, lastNs);
        } else {
            end(
                    order,
                    OrderStatus.REJECTED,
                    rules.model() == FillModel.LAST ? OrderReason.NO_TRADE : OrderReason.NO_BOOK,
                    lastNs);
        }
    }

    private void endPassed() {
        for (int b = 0, count = working.busyCount(); b < count; b++) {
            long limit = time.watermarkNs(lastFeed[working.busy(b)]);
            List<Order> mine = working.of(working.busy(b));
            for (int i = 0, n = mine.size(); i < n; i++) {
                Order order = mine.get(i);
                if (order.isWorking() && limit > order.endsNs()) {
                    isOver(order, limit);
                }
            }
        }
        working.tidyAll();
        nextEndNs = Long.MAX_VALUE;
        for (int b = 0; b < working.busyCount(); b++) {
            List<Order> mine = working.of(working.busy(b));
            for (int i = 0; i < mine.size(); i++) {
                nextEndNs = Math.min(nextEndNs, mine.get(i).endsNs());
            }
        }
    }

    /** The recording ends: what is left expires. */
    public void end(long timeNs) {
        for (int b = 0, count = working.busyCount(); b < count; b++) {
            List<Order> mine = working.of(working.busy(b));
            for (int i = 0, n = mine.size(); i < n; i++) {
                if (mine.get(i).isWorking()) {
                    end(mine.get(i), OrderStatus.EXPIRED, OrderReason.END, timeNs);
                }
            }
        }
        working.tidyAll();
    }

    /** An order of the engine's own, filled as it is made: a closing, a settlement. */
    Order engineOrder(
            int id, int side, long qty, long price, long timeNs, long sequence, FillKind kind) {
        Order order = Order.engine(orders.next(), id, side, qty, timeNs, sequence, kind);
        orders.add(order);
        filled(order, new Fill(order.number, id, side, qty, price, timeNs, sequence, kind));
        return order;
    }

    private void filled(Order order, Fill fill) {
        order.filled += fill.qty();
        order.value += fill.value();
        if (order.filled < order.qty) {
            listener.onFill(order, fill);
            return;
        }
        order.status = OrderStatus.FILLED;
        order.reason = OrderReason.NONE;
        order.endedNs = fill.timeNs();
        listener.onFill(order, fill);
        listener.onEnd(order);
    }

    private void end(Order order, OrderStatus status, OrderReason reason, long timeNs) {
        order.status = status;
        order.reason = reason;
        order.endedNs = timeNs;
        listener.onEnd(order);
    }
}
