package io.icebreaker.feed.order;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.order.DeskOrder.State;
import io.icebreaker.feed.order.OrderRefused.Reason;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.OrderChange;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.RestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The one place from which a real order leaves (dashboard UI-07). There is a desk only for an account that
 * the configuration names in {@code trading.arm}.
 *
 * <p><b>An order's way.</b> Its fields, its key, the caps, the typed confirmation; then an entry in the log,
 * forced to the disk; then one call; then the outcome in the log. A key never orders twice, also after a
 * restart. An order whose answer never came is UNKNOWN and looked for in the broker's book by its tag.
 * <p><b>Threads.</b> Any; the broker is called outside the lock, so that a slow answer holds up no cancel.
 */
public final class OrderDesk implements AutoCloseable {
    /**
     * What a desk is made of.
     *
     * @param account as named in the configuration
     * @param directory the day's
     * @param earlier directories of earlier days: their keys are not taken again
     * @param ltp last price of an instrument, E4; 0 while there is none
     */
    public record Setup(
            String account,
            OrderCaps caps,
            BrokerRest rest,
            Path directory,
            List<Path> earlier,
            ToLongFunction<BrokerInstrument> ltp,
            EpochNanoClock clock) {}

    private final Setup setup;
    private final Ledger ledger;
    private final DeskOrders orders;
    private final Set<String> oldKeys = new HashSet<>();
    private final BookWatch watch;

    private OrderDesk(Setup setup, Ledger ledger) {
        this.setup = setup;
        this.ledger = ledger;
        orders = ledger.orders();
        watch = new BookWatch(setup.rest(), this::reconcile);
    }

    /**
     * Opens the day's log and takes up what it holds.
     *
     * @throws IOException when the log cannot be had, or is damaged: then there is no desk
     */
    public static OrderDesk open(Setup setup) throws IOException {
        var desk = new OrderDesk(setup, Ledger.open(setup.directory(), setup.clock()));
        try {
            for (Path day : setup.earlier()) {
                for (String line : OrdersLog.entriesOf(day)) {
                    desk.oldKeys.add(Entry.parse(line).text("key"));
                }
            }
            return desk;
        } catch (IOException | RuntimeException e) {
            desk.ledger.close();
            throw e;
        }
    }

    /** Begins to look at the broker's book, from a thread of its own. */
    public void start() {
        watch.start();
    }

    public String account() {
        return setup.account();
    }

    public OrderCaps caps() {
        return setup.caps();
    }

    /** Oldest first. */
    public synchronized List<DeskOrder> orders() {
        return orders.all();
    }

    /** What counts against the day's caps. */
    public synchronized OrderCaps.DayTotals totals() {
        return orders.totals(null);
    }

    /** The broker's book as last read: also orders from elsewhere. */
    public List<OrderState> book() {
        return watch.book();
    }

    /** Why the book could not be read last time; empty when it could. */
    public String bookProblem() {
        return watch.problem();
    }

    // ---- placing

    /**
     * Places an order, or says what has become of the one this key placed before.
     *
     * @param confirmation what the user typed, to be {@link OrderTicket#confirmation}
     * @throws OrderRefused when nothing was sent
     */
    public DeskOrder place(OrderTicket ticket, String confirmation) throws OrderRefused {
        ticket.check();
        String tag = Tags.of(ticket.key(), setup.clock().nanoTime());
        OrderRequest request = ticket.request(tag);
        DeskOrder order;
        synchronized (this) {
            DeskOrder known = orders.byKey(ticket.key());
            if (known != null) {
                return same(known, ticket);
            }
            checkKey(ticket, tag);
            long value = value(ticket);
            setup.caps().check(ticket.qty(), value, orders.totals(null));
            requireConfirmed(confirmation, ticket.confirmation());
            order = orders.get(ledger.write(ledger.placed(ticket, tag, value)));
        }
        return send(order.number(), "", () -> setup.rest().place(request));
    }

    private DeskOrder same(DeskOrder known, OrderTicket ticket) throws OrderRefused {
        if (!ticket.terms().equals(orders.terms(ticket.key()))) {
            throw new OrderRefused(
                    Reason.KEY,
                    "key",
                    "this key has ordered something else: " + orders.terms(ticket.key()),
                    "choose a new key for a new order");
        }
        return known;
    }

    private void checkKey(OrderTicket ticket, String tag) throws OrderRefused {
        if (oldKeys.contains(ticket.key()) || orders.hasTag(tag)) {
            throw new OrderRefused(
                    Reason.KEY, "key", "this key was used on another day", "choose a new key");
        }
    }

    private long value(OrderTicket ticket) throws OrderRefused {
        return ticket.value(setup.ltp().applyAsLong(ticket.instrument()));
    }

    private static void requireConfirmed(String typed, String asked) throws OrderRefused {
        if (!asked.equals(typed)) {
            throw new OrderRefused(
                    Reason.CONFIRM, "confirm", "type the confirmation as it is asked for", asked);
        }
    }

    // ---- changing and cancelling

    /**
     * Changes a working order's quantity and prices. What a broker refuses or does not answer is said in the
     * order's text; after no answer the larger of both counts against the caps.
     *
     * @param price E4, 0 for none; likewise trigger
     * @param confirmation to be {@code CHANGE} and the confirmation of the order as it becomes
     */
    public DeskOrder modify(
            long number,
            BrokerInstrument instrument,
            long qty,
            long price,
            long trigger,
            String confirmation)
            throws OrderRefused {
        DeskOrder order = working(number);
        OrderTicket changed = order.ticket(instrument, qty, price, trigger);
        changed.check();
        Entry entry;
        synchronized (this) {
            requireWorking(number);
            long value = value(changed);
            setup.caps().check(qty, value, orders.totals(order));
            requireConfirmed(confirmation, "CHANGE " + changed.confirmation());
            entry = ledger.changed(number, changed, value);
            ledger.write(entry);
        }
        var change = new OrderChange(qty, changed.type(), price, trigger, changed.validity());
        return act(entry, order, () -> setup.rest().modify(order.orderId(), change));
    }

    /** Cancels a working order: it takes away, so nothing is confirmed. Refusals as of a change. */
    public DeskOrder cancel(long number) throws OrderRefused {
        DeskOrder order = working(number);
        Entry entry;
        synchronized (this) {
            requireWorking(number);
            entry = ledger.entry(Entry.CANCEL).with("of", number);
            ledger.write(entry);
        }
        return act(entry, order, () -> setup.rest().cancel(order.orderId()));
    }

    /** The working order of this number. */
    public synchronized DeskOrder working(long number) throws OrderRefused {
        return requireWorking(number);
    }

    private DeskOrder requireWorking(long number) throws OrderRefused {
        DeskOrder order = orders.get(number);
        if (order == null || order.orderId().isEmpty() || !order.isWorking()) {
            throw new OrderRefused(
                    Reason.INPUT,
                    "number",
                    "there is no working order with the number " + number,
                    "GET /api/orders lists them");
        }
        return order;
    }

    // ---- the way to the broker

    private interface Call {
        String run() throws RestException;
    }

    private interface Action {
        void run() throws RestException;
    }

    private DeskOrder act(Entry entry, DeskOrder order, Action action) {
        Call call =
                () -> {
                    action.run();
                    return order.orderId();
                };
        send(entry.number("n"), order.orderId(), call);
        watch.hurry();
        synchronized (this) {
            return orders.get(order.number());
        }
    }

    private DeskOrder send(long number, String id, Call call) {
        State state = State.UNKNOWN;
        String orderId = id;
        String text = "the call ended without an answer";
        try {
            orderId = call.run();
            state = State.ACCEPTED;
            text = "";
        } catch (RestException e) {
            state = e.isOutcomeUnknown() ? State.UNKNOWN : State.REFUSED;
            text = e.getMessage();
        } finally {
            synchronized (this) {
                ledger.note(number, state, orderId, text);
            }
        }
        watch.hurry();
        synchronized (this) {
            return orders.get(number);
        }
    }

    // ---- the broker's book

    private synchronized BookWatch.Waiting reconcile(List<OrderState> book) {
        return ledger.reconcile(book);
    }

    /** The account's stream told of an order: the book is read at once. Any thread; returns at once. */
    public void onOrderUpdate() {
        watch.news();
    }

    /** Reads the broker's book now; for tests and for who cannot wait. */
    void look() {
        watch.look();
    }

    @Override
    public void close() throws IOException {
        watch.close();
        synchronized (this) {
            ledger.close();
        }
    }
}
