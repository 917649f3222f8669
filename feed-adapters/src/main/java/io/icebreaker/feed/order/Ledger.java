package io.icebreaker.feed.order;

import io.icebreaker.feed.order.BookWatch.Waiting;
import io.icebreaker.feed.order.DeskOrder.State;
import io.icebreaker.feed.order.OrderRefused.Reason;
import io.icebreaker.feed.rest.OrderState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The day's log and the orders it makes, kept in step: what is written is applied, what is found at a start
 * was applied the same way. Not thread-safe: the desk's lock guards it.
 */
final class Ledger implements AutoCloseable {
    /** Brokers take seconds to show an order; half a minute is many of these. */
    private static final long SHOWN_WITHIN_NS = 30_000_000_000L;

    private final OrdersLog log;
    private final DeskOrders orders = new DeskOrders();
    private final EpochNanoClock clock;

    private Ledger(OrdersLog log, EpochNanoClock clock) {
        this.log = log;
        this.clock = clock;
    }

    static Ledger open(Path directory, EpochNanoClock clock) throws IOException {
        var ledger = new Ledger(OrdersLog.open(directory), clock);
        try {
            for (String line : ledger.log.entries()) {
                ledger.orders.apply(Entry.parse(line));
            }
            ledger.orders.doubt("the program ended before the answer came");
            return ledger;
        } catch (IOException | RuntimeException e) {
            ledger.close();
            throw e;
        }
    }

    DeskOrders orders() {
        return orders;
    }

    Entry entry(String what) {
        return Entry.of(what, orders.nextNumber(), clock.nanoTime());
    }

    Entry placed(OrderTicket ticket, String tag, long value) {
        var it = ticket.instrument().instrument();
        return entry(Entry.PLACE)
                .with("key", ticket.key())
                .with("tag", tag)
                .with("segment", it.segment())
                .with("token", it.token())
                .with("symbol", it.symbol())
                .with("side", ticket.side())
                .with("qty", ticket.qty())
                .with("type", ticket.type())
                .with("price", ticket.price())
                .with("trigger", ticket.trigger())
                .with("product", ticket.product())
                .with("validity", ticket.validity())
                .with("value", value)
                .with("terms", ticket.terms());
    }

    Entry changed(long order, OrderTicket ticket, long value) {
        return entry(Entry.MODIFY)
                .with("of", order)
                .with("qty", ticket.qty())
                .with("price", ticket.price())
                .with("trigger", ticket.trigger())
                .with("value", value);
    }

    /** Forces an intention to the disk; what cannot be written must not be sent. */
    long write(Entry entry) throws OrderRefused {
        try {
            log.append(entry.line());
        } catch (IOException e) {
            throw new OrderRefused(
                    Reason.LOG,
                    "log",
                    "the orders log cannot be written, so nothing was sent: " + e.getMessage(),
                    "look at the disk, then start again");
        }
        orders.apply(entry);
        return entry.number("n");
    }

    /** Notes what became of an entry. */
    void note(long number, State state, String id, String text) {
        Entry outcome =
                entry(Entry.OUTCOME)
                        .with("of", number)
                        .with("state", state)
                        .with("id", id)
                        .with("text", text);
        try {
            log.append(outcome.line());
        } catch (IOException e) {
            // the entry before the call is on the disk: a restart finds the order in the broker's
            // book
            outcome.with("text", (text + " (not in the log: " + e.getMessage() + ")").strip());
        }
        orders.apply(outcome);
    }

    /**
     * Holds the orders against the broker's book; an unknown one that it does not have is told so.
     *
     * @return what is still waited for
     */
    Waiting reconcile(List<OrderState> book) {
        Waiting waiting = Waiting.NOTHING;
        for (DeskOrder order : orders.all()) {
            if (order.state() == State.REFUSED) {
                continue;
            }
            OrderState inBook = Tags.find(book, order);
            if (inBook != null) {
                found(order, inBook);
            } else if (order.state() == State.UNKNOWN && isOldEnough(order)) {
                note(
                        order.number(),
                        State.NOT_THERE,
                        "",
                        "the broker's order book does not have it: it was not placed");
            }
            waiting = larger(waiting, waiting(orders.get(order.number())));
        }
        return waiting;
    }

    private static Waiting waiting(DeskOrder order) {
        if (!order.isWorking()) {
            return Waiting.NOTHING;
        }
        return order.state() == State.ACCEPTED ? Waiting.NEWS : Waiting.ANSWER;
    }

    private static Waiting larger(Waiting one, Waiting other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void found(DeskOrder order, OrderState inBook) {
        if (order.state() != State.ACCEPTED) {
            note(order.number(), State.ACCEPTED, inBook.id(), "found in the broker's order book");
        }
        orders.seen(order, inBook);
    }

    private boolean isOldEnough(DeskOrder order) {
        return clock.nanoTime() - order.timeNs() >= SHOWN_WITHIN_NS;
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
