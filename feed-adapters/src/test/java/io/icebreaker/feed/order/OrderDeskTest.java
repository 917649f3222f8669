package io.icebreaker.feed.order;

import static io.icebreaker.feed.order.OrderRefused.Reason.CAP;
import static io.icebreaker.feed.order.OrderRefused.Reason.CONFIRM;
import static io.icebreaker.feed.order.OrderRefused.Reason.INPUT;
import static io.icebreaker.feed.order.OrderRefused.Reason.KEY;
import static io.icebreaker.feed.order.OrderRefused.Reason.LOG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.order.DeskOrder.State;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderDeskTest {
    private static final BrokerInstrument FUTURE =
            new BrokerInstrument(
                    new Instrument(
                            "NFO",
                            53001,
                            "NIFTY26NOVFUT",
                            InstrumentType.FUT,
                            "NIFTY",
                            LocalDate.of(2026, 11, 26),
                            0,
                            75,
                            500),
                    "NFO",
                    53001,
                    "NIFTY26NOVFUT");
    private static final OrderCaps CAPS =
            new OrderCaps(150, Prices.parse("4000000"), 3, 300, Prices.parse("6000000"));
    private static final RestException LOST =
            new RestException(Kind.NETWORK, "", "fake: no answer within 7 s", true);

    @TempDir private Path directory;
    private final FakeBroker broker = new FakeBroker();
    private long nowNs = 1_795_661_100_000_000_000L;
    private long ltp = Prices.parse("24500");
    private OrderDesk desk;

    @BeforeEach
    void open() throws IOException {
        desk = OrderDesk.open(setup(directory, List.of()));
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private OrderDesk.Setup setup(Path day, List<Path> earlier) {
        return new OrderDesk.Setup("main", CAPS, broker, day, earlier, it -> ltp, () -> nowNs);
    }

    private void restart() throws IOException {
        desk.close();
        open();
    }

    private static OrderTicket limit(String key, long qty, String price) {
        return new OrderTicket(
                key,
                FUTURE,
                Side.BUY,
                qty,
                Type.LIMIT,
                Prices.parse(price),
                0,
                Product.INTRADAY,
                Validity.DAY);
    }

    private DeskOrder place(OrderTicket ticket) throws OrderRefused {
        return desk.place(ticket, ticket.confirmation());
    }

    private OrderRefused refused(OrderTicket ticket) {
        return assertThrows(OrderRefused.class, () -> place(ticket));
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve(OrdersLog.FILE));
    }

    // ---- the way of an order

    @Test
    void writesAnEntryBeforeTheCallAndTheOutcomeAfterIt() throws Exception {
        broker.beforeAnswer =
                () -> {
                    try {
                        assertEquals(1, log().size(), "entries while the broker is being called");
                        assertTrue(log().get(0).contains("\"do\":\"place\""));
                        assertEquals(State.SENDING, desk.orders().get(0).state());
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                };
        DeskOrder order = place(limit("key-00001", 75, "24500.05"));

        assertEquals(State.ACCEPTED, order.state());
        assertEquals("id1", order.orderId());
        assertEquals(2, log().size());
        assertTrue(log().get(1).contains("ACCEPTED"));
        assertEquals(75, broker.placed.get(0).qty());
        assertTrue(broker.placed.get(0).tag().matches("ib[0-9]{6}[0-9a-f]{10}"));
    }

    @Test
    void sendsNothingWithoutTheTypedConfirmation() throws Exception {
        OrderTicket ticket = limit("key-00001", 75, "24500.05");
        for (String typed : new String[] {null, "", "BUY", "buy 75 NIFTY26NOVFUT LIMIT 24500.05"}) {
            OrderRefused e = assertThrows(OrderRefused.class, () -> desk.place(ticket, typed));
            assertEquals(CONFIRM, e.reason());
            assertEquals("BUY 75 NIFTY26NOVFUT LIMIT 24500.05", e.hint());
        }
        assertEquals(List.of(), broker.placed);
        assertEquals(List.of(), log());
        place(ticket);
        assertEquals(1, broker.placed.size());
    }

    @Test
    void theSameKeyNeverOrdersTwice() throws Exception {
        OrderTicket ticket = limit("key-00001", 75, "24500");
        DeskOrder first = place(ticket);
        assertEquals(first.orderId(), place(ticket).orderId());
        assertEquals(first.orderId(), desk.place(ticket, null).orderId(), "asking again is free");
        assertEquals(KEY, refused(limit("key-00001", 150, "24500")).reason());

        restart();
        assertEquals(first.orderId(), place(ticket).orderId());
        assertEquals(KEY, refused(limit("key-00001", 75, "24600")).reason());
        assertEquals(1, broker.placed.size());
    }

    @Test
    void aKeyOfAnEarlierDayIsRefused(@TempDir Path today) throws Exception {
        place(limit("key-00001", 75, "24500"));
        try (var later = OrderDesk.open(setup(today, List.of(directory)))) {
            OrderTicket ticket = limit("key-00001", 75, "24500");
            OrderRefused e =
                    assertThrows(
                            OrderRefused.class, () -> later.place(ticket, ticket.confirmation()));
            assertEquals(KEY, e.reason());
        }
        assertEquals(1, broker.placed.size());
    }

    @Test
    void refusesWhatNoInstrumentAllows() {
        assertEquals("qty", refused(limit("key-00001", 74, "24500")).field());
        assertEquals("qty", refused(limit("key-00001", 0, "24500")).field());
        assertEquals("price", refused(limit("key-00001", 75, "24500.03")).field());
        assertEquals("price", refused(limit("key-00001", 75, "0")).field());
        assertEquals("key", refused(limit("short", 75, "24500")).field());
        var index =
                new BrokerInstrument(
                        new Instrument(
                                "IDX", 1, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500),
                        "NSE",
                        1,
                        "NIFTY 50");
        var gold =
                new BrokerInstrument(
                        new Instrument(
                                "MCX",
                                2,
                                "GOLD26DECFUT",
                                InstrumentType.FUT,
                                "GOLD",
                                LocalDate.of(2026, 12, 4),
                                0,
                                1,
                                10_000),
                        "MCX",
                        2,
                        "GOLD26DECFUT");
        for (BrokerInstrument it : List.of(index, gold)) {
            var ticket =
                    new OrderTicket(
                            "key-00001",
                            it,
                            Side.BUY,
                            1,
                            Type.MARKET,
                            0,
                            0,
                            Product.INTRADAY,
                            Validity.DAY);
            assertEquals("instrument", refused(ticket).field());
        }
        assertEquals(List.of(), broker.placed);
    }

    // ---- caps

    @Test
    void holdsEachOrderAgainstItsCaps() throws Exception {
        assertTrue(refused(limit("key-00001", 225, "1000")).getMessage().contains("max-order-qty"));
        OrderRefused e = refused(limit("key-00001", 150, "27000"));
        assertEquals(CAP, e.reason());
        assertEquals(
                "₹4050000 would be more than trading.max-order-value, ₹4000000", e.getMessage());
        // a limit far below the market is no measure of what a sale is worth
        ltp = Prices.parse("30000");
        assertTrue(
                refused(
                                new OrderTicket(
                                        "key-00001",
                                        FUTURE,
                                        Side.SELL,
                                        150,
                                        Type.LIMIT,
                                        Prices.parse("0.05"),
                                        0,
                                        Product.INTRADAY,
                                        Validity.DAY))
                        .getMessage()
                        .contains("max-order-value"));
        assertEquals(CAP, refused(limit("key-00001", 75, "99999999999999")).reason());
        assertEquals(List.of(), broker.placed);
    }

    @Test
    void holdsTheDayAgainstItsCapsAlsoAfterARestart() throws Exception {
        place(limit("key-00001", 75, "24500"));
        place(limit("key-00002", 75, "24500"));
        restart();
        assertEquals(new OrderCaps.DayTotals(2, 150, 150 * Prices.parse("24500")), desk.totals());
        assertTrue(
                refused(limit("key-00003", 150, "24500")).getMessage().contains("max-day-value"));
        place(limit("key-00003", 75, "24500"));
        assertTrue(
                refused(limit("key-00004", 75, "24500")).getMessage().contains("max-day-orders"));
        assertEquals(3, broker.placed.size());
    }

    @Test
    void aRefusedOrderCountsNotAndAnUnknownOneDoes() throws Exception {
        broker.refusal = new RestException(Kind.ORDER, "MarginException", "fake: no funds");
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        assertEquals(State.REFUSED, order.state());
        assertEquals("fake: no funds", order.text());
        assertEquals(0, desk.totals().orders());
        broker.refusal = null;
        assertEquals(State.REFUSED, place(limit("key-00001", 75, "24500")).state(), "the same key");
        assertEquals(0, broker.placed.size());

        broker.afterwards = LOST;
        place(limit("key-00002", 75, "24500"));
        assertEquals(1, desk.totals().orders());
    }

    @Test
    void asksForAPriceToValueAnOrderWith() throws Exception {
        ltp = 0;
        var market =
                new OrderTicket(
                        "key-00001",
                        FUTURE,
                        Side.BUY,
                        75,
                        Type.MARKET,
                        0,
                        0,
                        Product.INTRADAY,
                        Validity.DAY);
        assertEquals(INPUT, refused(market).reason());
        place(limit("key-00001", 75, "24500"));
        assertEquals(1, broker.placed.size());
    }

    // ---- nobody knows

    @Test
    void findsAnOrderWhoseAnswerWasLostInTheBrokersBook() throws Exception {
        broker.afterwards = LOST;
        assertEquals(State.UNKNOWN, place(limit("key-00001", 75, "24500")).state());
        desk.look();
        DeskOrder order = desk.orders().get(0);
        assertEquals(State.ACCEPTED, order.state());
        assertEquals("id1", order.orderId());
        assertTrue(order.isWorking());
        restart();
        assertEquals(State.ACCEPTED, desk.orders().get(0).state());
    }

    @Test
    void saysThatAnOrderIsNotThereOnlyWhenTheBrokerHadTimeToShowIt() throws Exception {
        broker.beforeAnswer = broker.placed::clear; // swallowed on the way
        broker.afterwards = LOST;
        place(limit("key-00001", 75, "24500"));
        desk.look();
        assertEquals(State.UNKNOWN, desk.orders().get(0).state());
        nowNs += 30_000_000_000L;
        desk.look();
        assertEquals(State.NOT_THERE, desk.orders().get(0).state());
        assertEquals(State.NOT_THERE, place(limit("key-00001", 75, "24500")).state());
        assertEquals(0, broker.placed.size(), "its key stays used");
    }

    /** The process dies between the entry and the answer. */
    @Test
    void takesUpAfterACrashWhatItDidNotHearTheEndOf() throws Exception {
        broker.beforeAnswer =
                () -> {
                    throw new IllegalStateException("killed");
                };
        assertThrows(IllegalStateException.class, () -> place(limit("key-00001", 75, "24500")));
        List<String> before = log().subList(0, 1);
        desk.close();
        Files.write(directory.resolve(OrdersLog.FILE), before); // the outcome was never written
        open();

        DeskOrder order = desk.orders().get(0);
        assertEquals(State.UNKNOWN, order.state());
        assertEquals("the program ended before the answer came", order.text());
        assertEquals(1, broker.placed.size());
        assertEquals(State.UNKNOWN, place(limit("key-00001", 75, "24500")).state());
        desk.look();
        assertEquals("id1", desk.orders().get(0).orderId());
        assertEquals(1, broker.placed.size(), "never placed again");
    }

    // ---- changing, cancelling

    @Test
    void changesAndCancelsWorkingOrders() throws Exception {
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        long price = Prices.parse("24510");
        OrderRefused e =
                assertThrows(
                        OrderRefused.class,
                        () -> desk.modify(order.number(), FUTURE, 150, price, 0, "CHANGE"));
        assertEquals("CHANGE BUY 150 NIFTY26NOVFUT LIMIT 24510", e.hint());
        DeskOrder changed = desk.modify(order.number(), FUTURE, 150, price, 0, e.hint());
        assertEquals(150, changed.qty());
        assertEquals(150 * price, desk.totals().value());
        assertEquals(150, broker.changes.get(0).qty());
        assertEquals(
                CAP,
                assertThrows(
                                OrderRefused.class,
                                () -> desk.modify(order.number(), FUTURE, 225, price, 0, ""))
                        .reason());

        broker.refusal = new RestException(Kind.ORDER, "", "fake: too late");
        DeskOrder same =
                desk.modify(
                        order.number(),
                        FUTURE,
                        75,
                        price,
                        0,
                        "CHANGE BUY 75 NIFTY26NOVFUT LIMIT 24510");
        assertEquals(150, same.qty(), "refused: as it was");
        assertEquals("change refused: fake: too late", same.text());
        assertEquals("cancel refused: fake: too late", desk.cancel(order.number()).text());
        assertEquals(State.ACCEPTED, desk.orders().get(0).state());
        broker.refusal = null;

        restart();
        assertEquals(150, desk.orders().get(0).qty());
        desk.cancel(order.number());
        assertEquals(List.of("id1"), broker.cancelled);
        desk.look();
        assertTrue(!desk.orders().get(0).isWorking());
        assertThrows(OrderRefused.class, () -> desk.cancel(order.number()));
        assertThrows(OrderRefused.class, () -> desk.cancel(99));
    }

    @Test
    void aChangeWithoutAnAnswerIsMarkedAndTheLargerCounts() throws Exception {
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        long price = Prices.parse("24500");
        broker.refusal = LOST;
        for (int qty : new int[] {150, 75}) {
            String typed = "CHANGE BUY " + qty + " NIFTY26NOVFUT LIMIT 24500";
            DeskOrder changed = desk.modify(order.number(), FUTURE, qty, price, 0, typed);
            assertEquals("change unanswered: " + LOST.getMessage(), changed.text());
            assertEquals(State.ACCEPTED, changed.state());
            assertEquals(new OrderCaps.DayTotals(1, 150, 150 * price), desk.totals());
        }
        restart();
        assertEquals(150, desk.totals().qty());
        assertEquals("cancel unanswered: " + LOST.getMessage(), desk.cancel(order.number()).text());
        assertTrue(desk.orders().get(0).isWorking());
        broker.refusal = null;
        assertEquals("", desk.cancel(order.number()).text());
    }

    @Test
    void aCancelThatAnEndingProgramLeftWithoutItsAnswerIsMarked() throws Exception {
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        desk.cancel(order.number());
        desk.close();
        Path file = directory.resolve(OrdersLog.FILE);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 7));
        open();
        assertEquals(
                "cancel unanswered: the program ended before the answer came",
                desk.orders().get(0).text());
    }

    // ---- the log

    @Test
    void cutsOffATornEntryAndRefusesAnyOtherDamage() throws Exception {
        place(limit("key-00001", 75, "24500"));
        place(limit("key-00002", 75, "24500"));
        desk.close();
        Path file = directory.resolve(OrdersLog.FILE);
        byte[] whole = Files.readAllBytes(file);
        for (int cut : new int[] {1, 7, 40}) {
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - cut));
            open();
            assertEquals(State.UNKNOWN, desk.orders().get(1).state(), "the last outcome is gone");
            desk.close();
        }
        for (int at : new int[] {0, 3, 12, whole.length / 2}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            IOException e = assertThrows(IOException.class, this::open);
            assertTrue(e.getMessage().contains("damaged at byte"), e.getMessage());
        }
        Files.write(file, whole);
        open();
        assertEquals(2, desk.orders().size());
    }

    @Test
    void letsNoSecondDeskAtTheSameLog() {
        assertThrows(IOException.class, () -> OrderDesk.open(setup(directory, List.of())));
    }

    @Test
    void sendsNothingThatItCannotWriteDown() throws Exception {
        desk.close(); // its channel is gone, as a disk may be
        OrderRefused e = refused(limit("key-00001", 75, "24500"));
        assertEquals(LOG, e.reason());
        assertEquals(List.of(), broker.placed);
        open();
    }

    @Test
    void anAnswerThatCannotBeWrittenDownIsFoundAgain() throws Exception {
        broker.beforeAnswer =
                () -> {
                    try {
                        desk.close();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                };
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        assertEquals(State.ACCEPTED, order.state());
        assertTrue(order.text().contains("not in the log"), order.text());
        open();
        assertEquals(State.UNKNOWN, desk.orders().get(0).state());
        desk.look();
        assertEquals("id1", desk.orders().get(0).orderId());
    }

    @Test
    void looksAtTheBookByItself() throws Exception {
        broker.afterwards = LOST;
        desk.start();
        place(limit("key-00001", 75, "24500"));
        io.icebreaker.feed.Wait.until(
                "found in the book", () -> desk.orders().get(0).state() == State.ACCEPTED);
        assertSame(State.ACCEPTED, desk.orders().get(0).state());
    }

    @Test
    void looksAtOnceWhenTheStreamTellsOfAnOrder() throws Exception {
        desk.start();
        DeskOrder order = place(limit("key-00001", 75, "24500"));
        io.icebreaker.feed.Wait.until("in the book", () -> desk.book().size() == 1);
        desk.onOrderUpdate();
        broker.cancelled.add(order.orderId()); // by another program
        desk.onOrderUpdate();
        io.icebreaker.feed.Wait.until("seen", () -> !desk.orders().get(0).isWorking());
    }

    @Test
    void asksSlowlyForNewsThatTheStreamBringsAndNotForAnswers() {
        try (var watch = new BookWatch(broker, book -> BookWatch.Waiting.NOTHING)) {
            watch.start();
            assertEquals(30_000, watch.pauseMs(BookWatch.Waiting.NOTHING));
            assertEquals(2_000, watch.pauseMs(BookWatch.Waiting.NEWS));
            watch.news();
            assertEquals(30_000, watch.pauseMs(BookWatch.Waiting.NEWS));
            assertEquals(2_000, watch.pauseMs(BookWatch.Waiting.ANSWER));
        }
    }
}
