package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.order.DeskOrder;
import io.icebreaker.feed.order.OrderCaps;
import io.icebreaker.feed.order.OrderDesk;
import io.icebreaker.feed.order.OrderRefused;
import io.icebreaker.feed.order.OrderTicket;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import io.icebreaker.publish.Quote;
import io.icebreaker.tick.Instruments;
import io.icebreaker.web.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.concurrent.EpochNanoClock;

/** The armed account's desk as the page sees it: words in, rows out; prices from the board. Any thread. */
final class ArmedOrders implements Orders, AutoCloseable {
    /** A client that asks again does so within days: keys of earlier ones are free again. */
    private static final int EARLIER_DAYS = 7;

    private final OrderDesk desk;
    private final Map<String, BrokerInstrument> instruments = new HashMap<>();

    private ArmedOrders(OrderDesk desk, List<BrokerInstrument> tradable) {
        this.desk = desk;
        for (BrokerInstrument it : tradable) {
            instruments.put(name(it.instrument().segment(), it.instrument().symbol()), it);
        }
    }

    /**
     * Opens the day's orders log and begins to look at the broker's book.
     *
     * @param day the day's directory, among its like
     * @throws CommandException when the log cannot be had or is damaged: then nothing starts
     */
    static ArmedOrders open(
            TradingPlan plan,
            BrokerRest rest,
            List<BrokerInstrument> tradable,
            Path day,
            Board board,
            Instruments ids,
            EpochNanoClock clock) {
        try {
            var setup =
                    new OrderDesk.Setup(
                            plan.account(),
                            plan.caps(),
                            rest,
                            day,
                            earlier(day),
                            it -> ltp(it, board, ids),
                            clock);
            var orders = new ArmedOrders(OrderDesk.open(setup), tradable);
            orders.desk.start();
            return orders;
        } catch (IOException e) {
            throw new CommandException("trading is armed, but " + e.getMessage(), e);
        }
    }

    private static List<Path> earlier(Path day) throws IOException {
        try (Stream<Path> days = Files.list(day.toAbsolutePath().getParent())) {
            return days.filter(Files::isDirectory)
                    .filter(it -> it.getFileName().compareTo(day.getFileName()) < 0)
                    .sorted(Comparator.reverseOrder())
                    .limit(EARLIER_DAYS)
                    .toList();
        }
    }

    private static long ltp(BrokerInstrument it, Board board, Instruments ids) {
        int id = ids.id(it.instrument().segment(), it.instrument().token());
        var copy = new Copy();
        if (id != Instruments.UNKNOWN) {
            board.readQuote(id, copy);
        }
        boolean isKnown = copy.length() > 0 && Quote.has(copy.words(), Quote.LTP);
        return isKnown ? copy.words()[Quote.LTP] : 0;
    }

    private static String name(String segment, String symbol) {
        return segment + ":" + symbol;
    }

    /** The account's stream told of an order. */
    void onOrderUpdate() {
        desk.onOrderUpdate();
    }

    @Override
    public String account() {
        return desk.account();
    }

    @Override
    public Caps caps() {
        OrderCaps caps = desk.caps();
        return new Caps(
                caps.orderQty(),
                caps.orderValue(),
                caps.dayOrders(),
                caps.dayQty(),
                caps.dayValue());
    }

    @Override
    public Day day() {
        OrderCaps.DayTotals day = desk.totals();
        return new Day(day.orders(), day.qty(), day.value());
    }

    @Override
    public List<Row> orders() {
        return desk.orders().stream().map(ArmedOrders::row).toList();
    }

    @Override
    public int elsewhere() {
        Set<String> ours =
                desk.orders().stream().map(DeskOrder::orderId).collect(Collectors.toSet());
        return (int) desk.book().stream().filter(it -> !ours.contains(it.id())).count();
    }

    @Override
    public String problem() {
        return desk.bookProblem();
    }

    @Override
    public Row place(Ask ask) throws NotSent {
        try {
            var ticket =
                    new OrderTicket(
                            ask.key(),
                            instrument(ask.instrument()),
                            word(Side.class, "side", ask.side()),
                            ask.qty(),
                            word(Type.class, "type", ask.type()),
                            ask.price(),
                            ask.trigger(),
                            word(Product.class, "product", ask.product()),
                            word(Validity.class, "validity", ask.validity()));
            return row(desk.place(ticket, ask.confirm()));
        } catch (OrderRefused e) {
            throw notSent(e);
        }
    }

    @Override
    public Row change(Change change) throws NotSent {
        try {
            DeskOrder order = desk.working(change.number());
            return row(
                    desk.modify(
                            change.number(),
                            instrument(name(order.segment(), order.symbol())),
                            change.qty(),
                            change.price(),
                            change.trigger(),
                            change.confirm()));
        } catch (OrderRefused e) {
            throw notSent(e);
        }
    }

    @Override
    public Row cancel(long number) throws NotSent {
        try {
            return row(desk.cancel(number));
        } catch (OrderRefused e) {
            throw notSent(e);
        }
    }

    private BrokerInstrument instrument(String name) throws NotSent {
        BrokerInstrument found = instruments.get(name);
        if (found == null) {
            throw new NotSent(
                    400,
                    "instrument",
                    name + " is not streamed from " + desk.account(),
                    "SEGMENT:SYMBOL as in /api/instruments");
        }
        return found;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String field, String text)
            throws NotSent {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new NotSent(
                400,
                field,
                "'" + text + "' is no " + field,
                "one of " + List.of(type.getEnumConstants()));
    }

    private static NotSent notSent(OrderRefused e) {
        int status =
                switch (e.reason()) {
                    case INPUT -> 400;
                    case CAP -> 403;
                    case CONFIRM, KEY -> 409;
                    case LOG -> 503;
                };
        return new NotSent(status, e.field(), e.getMessage(), e.hint());
    }

    private static Row row(DeskOrder it) {
        OrderState broker = it.broker();
        return new Row(
                it.number(),
                it.timeNs(),
                it.key(),
                it.segment(),
                it.symbol(),
                it.side().name(),
                it.qty(),
                it.type().name(),
                it.price(),
                it.trigger(),
                it.product().name(),
                it.validity().name(),
                it.state().name(),
                it.orderId(),
                broker == null ? "" : broker.status().name(),
                broker == null ? 0 : broker.filledQty(),
                broker == null ? 0 : broker.averagePrice(),
                it.isWorking(),
                it.text().isEmpty() && broker != null ? broker.text() : it.text());
    }

    @Override
    public void close() {
        try {
            desk.close();
        } catch (IOException e) {
            System.err.println("icebreaker: the orders log was not closed: " + e.getMessage());
        }
    }
}
