package io.icebreaker.feed.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.order.DeskOrder.State;
import io.icebreaker.feed.order.SimulatedDesk.Broker;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.OrderState;
import io.icebreaker.feed.rest.OrderState.Status;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.sim.SimHttp.Fault;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The desk with each broker's client and simulator behind it: the same order, the same story. */
class BrokersDeskTest {
    private static final Set<String> DEEDS = Set.of("place", "modify", "cancel");

    @TempDir private Path directory;
    private SimulatedDesk broker;
    private OrderDesk desk;
    private BrokerInstrument future;
    private long lot;
    private long low;

    /** What the log's last entry was about whenever the broker was called to do something. */
    private final List<String> loggedBefore = new ArrayList<>();

    private void open(Broker which) throws Exception {
        broker = SimulatedDesk.of(which, directory);
        future = broker.future();
        lot = future.instrument().lotSize();
        long tick = future.instrument().tickSize();
        low = broker.last(future).bid(0) * 9 / 10 / tick * tick;
        desk = OrderDesk.open(setup());
    }

    private OrderDesk.Setup setup() {
        var caps =
                new OrderCaps(
                        3 * lot,
                        3 * lot * Prices.parse("60000"),
                        4,
                        6 * lot,
                        6 * lot * Prices.parse("60000"));
        return new OrderDesk.Setup(
                "main",
                caps,
                watched(broker.rest()),
                directory,
                List.of(),
                it -> broker.last(it).ltp(),
                () -> SimulatedDesk.NOW_NS);
    }

    private BrokerRest watched(BrokerRest rest) {
        return (BrokerRest)
                Proxy.newProxyInstance(
                        BrokerRest.class.getClassLoader(),
                        new Class<?>[] {BrokerRest.class},
                        (proxy, method, args) -> {
                            if (DEEDS.contains(method.getName())) {
                                List<String> log = deeds();
                                loggedBefore.add(method.getName() + " " + log.get(log.size() - 1));
                            }
                            try {
                                return method.invoke(rest, args);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
        broker.server().close();
    }

    private void restart() throws IOException {
        desk.close();
        desk = OrderDesk.open(setup());
    }

    /** What each entry of the log is. */
    private List<String> deeds() throws IOException {
        List<String> deeds = new ArrayList<>();
        for (String line : OrdersLog.entriesOf(directory)) {
            deeds.add(Entry.parse(line).text("do"));
        }
        return deeds;
    }

    private OrderTicket ticket(String key, Side side, Type type, long price, long trigger) {
        return new OrderTicket(
                key, future, side, lot, type, price, trigger, Product.NORMAL, Validity.DAY);
    }

    private OrderTicket resting(String key) {
        return ticket(key, Side.BUY, Type.LIMIT, low, 0);
    }

    private DeskOrder place(OrderTicket ticket) throws OrderRefused {
        return desk.place(ticket, ticket.confirmation());
    }

    private OrderState seen(int index) {
        desk.look();
        assertEquals("", desk.bookProblem());
        return desk.orders().get(index).broker();
    }

    private List<OrderState> book() throws RestException {
        return broker.rest().book();
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsPlacedChangedAndCancelled(Broker which) throws Exception {
        open(which);
        DeskOrder order = place(resting("key-00001"));
        assertEquals(State.ACCEPTED, order.state(), order.text());
        OrderState open = seen(0);
        assertEquals(Status.OPEN, open.status());
        assertEquals(order.orderId(), open.id());
        assertEquals(order.tag(), open.tag());
        assertEquals(future.instrument().segment(), open.segment());
        assertEquals(
                List.of(Side.BUY, Type.LIMIT, lot, low),
                List.of(open.side(), open.type(), open.qty(), open.price()));

        long higher = low + future.instrument().tickSize();
        var e = assertThrows(OrderRefused.class, () -> change(order, 2 * lot, higher, "CHANGE"));
        assertEquals(OrderRefused.Reason.CONFIRM, e.reason());
        assertEquals(low, seen(0).price());
        assertEquals(State.ACCEPTED, change(order, 2 * lot, higher, e.hint()).state());
        assertEquals(higher, seen(0).price());
        assertEquals(2 * lot, seen(0).qty());
        assertEquals(2 * lot, desk.totals().qty());

        assertEquals("", desk.cancel(order.number()).text());
        assertEquals(Status.CANCELLED, seen(0).status());
        assertFalse(desk.orders().get(0).isWorking());
        assertThrows(OrderRefused.class, () -> desk.cancel(order.number()));
        assertEquals(List.of("place place", "modify modify", "cancel cancel"), loggedBefore);
        assertEquals(
                List.of("place", "outcome", "modify", "outcome", "cancel", "outcome"), deeds());
    }

    private DeskOrder change(DeskOrder order, long qty, long price, String typed)
            throws OrderRefused {
        return desk.modify(order.number(), future, qty, price, 0, typed);
    }

    @ParameterizedTest
    @EnumSource
    void anOrderFillsAtTheTouch(Broker which) throws Exception {
        open(which);
        place(ticket("key-00001", Side.BUY, Type.MARKET, 0, 0));
        OrderState bought = seen(0);
        assertEquals(Status.FILLED, bought.status());
        assertEquals(broker.last(future).ask(0), bought.averagePrice());
        assertEquals(lot, bought.filledQty());
        assertEquals(Type.MARKET, bought.type());
        assertFalse(desk.orders().get(0).isWorking());

        place(ticket("key-00002", Side.SELL, Type.LIMIT, low, 0));
        OrderState sold = seen(1);
        assertEquals(Status.FILLED, sold.status());
        assertEquals(Side.SELL, sold.side());
        assertEquals(broker.last(future).bid(0), sold.averagePrice());
        assertEquals(2, desk.totals().orders());
    }

    @ParameterizedTest
    @EnumSource
    void aStopKeepsItsTrigger(Broker which) throws Exception {
        open(which);
        long tick = future.instrument().tickSize();
        place(ticket("key-00001", Side.SELL, Type.SL, low - tick, low));
        OrderState stop = seen(0);
        assertEquals(Status.OPEN, stop.status(), stop.text());
        assertEquals(
                List.of(Type.SL, low - tick, low),
                List.of(stop.type(), stop.price(), stop.trigger()));
        DeskOrder order = desk.orders().get(0);
        OrderTicket changed = order.ticket(future, lot, low - 2 * tick, low - tick);
        String typed = "CHANGE " + changed.confirmation();
        desk.modify(order.number(), future, lot, low - 2 * tick, low - tick, typed);
        assertEquals(low - tick, seen(0).trigger());
        desk.cancel(order.number());
        assertEquals(Status.CANCELLED, seen(0).status());

        long passed = broker.last(future).ltp() / tick * tick;
        place(ticket("key-00002", Side.BUY, Type.SL, passed * 11 / 10 / tick * tick, passed));
        assertEquals(Status.FILLED, seen(1).status(), "the market is at its trigger");
        assertEquals(broker.last(future).ask(0), seen(1).averagePrice());
    }

    @ParameterizedTest
    @EnumSource
    void nothingLeavesUnconfirmedOrBeyondACap(Broker which) throws Exception {
        open(which);
        assertThrows(OrderRefused.class, () -> desk.place(resting("key-00001"), "yes"));
        var large =
                new OrderTicket(
                        "key-00002",
                        future,
                        Side.BUY,
                        4 * lot,
                        Type.LIMIT,
                        low,
                        0,
                        Product.NORMAL,
                        Validity.DAY);
        var e = assertThrows(OrderRefused.class, () -> place(large));
        assertEquals(OrderRefused.Reason.CAP, e.reason());
        assertEquals(List.of(), loggedBefore);
        assertEquals(List.of(), book());

        for (int n = 1; n <= 4; n++) {
            assertEquals(State.ACCEPTED, place(resting("key-1000" + n)).state());
        }
        assertThrows(OrderRefused.class, () -> place(resting("key-10005")), "the day is full");
        assertEquals(4, book().size());
        DeskOrder first = desk.orders().get(0);
        assertThrows(
                OrderRefused.class,
                () -> change(first, 4 * lot, low, "CHANGE " + large.confirmation()));
        assertEquals(lot, seen(0).qty());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOrdersOnceAlsoAfterARestart(Broker which) throws Exception {
        open(which);
        DeskOrder first = place(resting("key-00001"));
        assertEquals(first.orderId(), place(resting("key-00001")).orderId());
        restart();
        assertEquals(first.orderId(), place(resting("key-00001")).orderId());
        assertEquals(1, book().size());
        assertEquals(Status.OPEN, seen(0).status());
        desk.cancel(first.number());
        assertEquals(Status.CANCELLED, seen(0).status(), "what was placed before the restart");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderWhoseAnswerIsLostIsFoundByItsTagAndNotSentAgain(Broker which) throws Exception {
        open(which);
        broker.http().faults(Fault.RESET_AFTER);
        DeskOrder order = place(resting("key-00001"));
        assertEquals(State.UNKNOWN, order.state());
        assertTrue(order.isWorking());
        assertEquals(1, desk.totals().orders(), "it counts until somebody knows");
        place(resting("key-00001"));
        assertEquals(1, book().size());

        OrderState found = seen(0);
        assertEquals(State.ACCEPTED, desk.orders().get(0).state());
        assertEquals(found.id(), desk.orders().get(0).orderId());
        restart();
        desk.cancel(order.number());
        assertEquals(Status.CANCELLED, seen(0).status());
        assertEquals(1, loggedBefore.stream().filter("place place"::equals).count());
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalSaysWhyAndCountsForNothing(Broker which) throws Exception {
        open(which);
        broker.roll().run();
        DeskOrder order = place(resting("key-00001"));
        assertEquals(State.REFUSED, order.state());
        assertFalse(order.text().isBlank());
        assertEquals(0, desk.totals().orders());
        assertEquals(List.of("place", "outcome"), deeds());
        desk.look();
        assertFalse(desk.bookProblem().isEmpty());
    }
}
