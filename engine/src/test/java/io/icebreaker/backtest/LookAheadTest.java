package io.icebreaker.backtest;

import static io.icebreaker.backtest.TradingRun.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.HistoryKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a strategy must not know (analytics 10.7): each test fails when its guard is taken away. */
class LookAheadTest {
    private static final long R100 = 1_000_000;
    private static final LocalDate DAY = LocalDate.of(2025, 12, 15);

    private static final FillRules AT_ONCE = new FillRules(FillModel.TOUCH, 0, 0, 0);

    /** Orders on every closed bar, packet or signal; keeps what it was told. */
    private static final class Eager implements Strategy {
        private final List<String> barsSeen = new ArrayList<>();
        private final List<Long> packetsSeen = new ArrayList<>();
        private StrategyContext context;
        private long lastPacketNs;

        @Override
        public void onStart(StrategyContext context) {
            this.context = context;
            context.subscribe(Interval.M1);
            context.subscribe(Interval.M5);
            context.subscribeTicks();
        }

        @Override
        public void onBar(ClosedBar bar) {
            boolean isForming = (bar.word(Bar.FLAGS) & Bar.FORMING) != 0;
            barsSeen.add(bar.interval().label() + " " + bar.endNs() + " " + isForming);
            context.orders().market(bar.id(), 1, 1, "BAR", 0);
        }

        @Override
        public void onTick(Packet packet) {
            packetsSeen.add(packet.timeNs());
            lastPacketNs = packet.timeNs();
            context.orders().market(packet.id(), 1, 1, "TICK", 0);
        }
    }

    @Test
    void barsAreToldClosedOnlyAndNotBeforeTheirEnd() {
        var strategy = new Eager();
        var run = TradingRun.of(StrategySetup.of(strategy).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        for (int second = 0; second < 330; second++) {
            quote(run, id, second, R100);
            for (String bar : strategy.barsSeen) {
                String[] parts = bar.split(" ");
                assertTrue(Long.parseLong(parts[1]) <= at(second), bar + " at second " + second);
                assertEquals("false", parts[2]);
            }
            int minutes = second / 60;
            assertEquals(minutes + second / 300, strategy.barsSeen.size(), "second " + second);
        }
    }

    @Test
    void whatABarOrdersDoesNotFillAtThePacketThatClosedIt() {
        var run = TradingRun.of(StrategySetup.of(new Eager()).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        quote(run, id, 1, R100);
        quote(run, id, 59, R100);
        quote(run, id, 61, 2 * R100); // closes the bar of the first minute
        quote(run, id, 62, 3 * R100);
        Fill fill = fillOf(run, "BAR");
        assertEquals(at(62), fill.timeNs());
        assertEquals(3 * R100 + 500, fill.price());
    }

    @Test
    void whatAPacketOrdersDoesNotFillAtThatPacket() {
        var run = TradingRun.of(StrategySetup.of(new Eager()).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        quote(run, id, 1, R100);
        quote(run, id, 1, 2 * R100); // the same instant, yet a later packet: active at equality
        Fill fill = fillOf(run, "TICK");
        assertEquals(2 * R100 + 500, fill.price());
        assertEquals(run.ledger.order(fill.order()).sequence() + 1, fill.sequence());
    }

    /** Orders again whenever one of its orders ends. */
    private static final class Again implements Strategy {
        private StrategyContext context;
        private boolean isOrdered;

        @Override
        public void onStart(StrategyContext context) {
            this.context = context;
            context.subscribeTicks();
        }

        @Override
        public void onTick(Packet packet) {
            if (!isOrdered) {
                isOrdered = true;
                context.orders().market(packet.id(), 1, 1, "FIRST", 0);
            }
        }

        @Override
        public void onOrder(Order order) {
            if (!order.note().equals("AGAIN")) {
                context.orders().market(order.id(), 1, 1, "AGAIN", 0);
            }
        }
    }

    @Test
    void whatAnEndedOrderLeadsToDoesNotFillAtThePacketThatEndedIt() {
        var run = TradingRun.of(StrategySetup.of(new Again()).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        quote(run, id, 1, R100);
        quote(run, id, 40, 2 * R100); // FIRST found no packet within 30 s: time ends it
        quote(run, id, 41, 3 * R100);
        assertEquals(OrderReason.NO_BOOK, run.ledger.order(1).reason());
        assertEquals(at(41), fillOf(run, "AGAIN").timeNs());
    }

    @Test
    void latencyHoldsAnOrderBackToTheFirstPacketPastIt() {
        var run = TradingRun.of(StrategySetup.of(new Eager()).with(AT_ONCE.withLatencyMs(1_500)));
        int id = run.define(TradingRun.share());
        for (int second = 1; second < 8; second++) {
            quote(run, id, second, second * R100);
        }
        assertEquals(at(3), fillOf(run, "TICK").timeNs());
    }

    @Test
    void whatIsOrderedBeforeTheOpenDoesNotMeetABookOfBeforeTheOpen() {
        var run = TradingRun.of(StrategySetup.of(new Eager()).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        quote(run, id, -120, R100);
        quote(run, id, -60, 2 * R100);
        quote(run, id, 1, 3 * R100);
        quote(run, id, 2, 4 * R100);
        Fill fill = fillOf(run, "TICK");
        assertEquals(at(-120), run.ledger.order(fill.order()).createdNs());
        assertEquals(at(1), fill.timeNs());
        assertEquals(3 * R100 + 500, fill.price());
    }

    @Test
    void theOfficialCloseCountsOnlyOnceItIsKnown() {
        assertEquals(251_200_000, settled(false, DAY));
        assertEquals(252_000_000, settled(true, DAY));
    }

    @Test
    void anotherDaysOfficialCloseIsNotThisDays() {
        assertEquals(251_200_000, settled(true, DAY.minusDays(3)));
    }

    /** A future's settlement on an index; an official close is told before or after it is due. */
    private static long settled(boolean inTime, LocalDate closed) {
        var list =
                new ListedOrders(
                        List.of(new ListedOrder(at(10), "NFO", 2, 1, 75, OrderType.MARKET, 0)));
        var run = TradingRun.of(StrategySetup.of(list).with(AT_ONCE));
        int spot =
                run.define(
                        new Instrument(
                                "IDX", 1, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500));
        int future =
                run.define(
                        new Instrument(
                                "NFO", 2, "F", InstrumentType.FUT, "NIFTY", DAY, 0, 75, 500));
        quote(run, spot, 5, 250_000_000);
        quote(run, future, 10, 250_000_000);
        quote(run, spot, 22_499, 251_200_000);
        long[] official = new long[Events.HISTORY_CAPACITY];
        official[2] = 252_000_000;
        Runnable tell =
                () ->
                        run.event(
                                slot ->
                                        Events.history(
                                                slot,
                                                spot,
                                                HistoryKind.SESSION,
                                                closed.toEpochDay(),
                                                official,
                                                "",
                                                at(22_499)));
        if (inTime) {
            tell.run();
        }
        quote(run, future, 22_503, 260_000_000);
        if (!inTime) {
            tell.run();
        }
        run.stop();
        Fill settlement = run.ledger.fills().get(1);
        assertEquals(FillKind.SETTLEMENT, settlement.kind());
        return settlement.price();
    }

    @Test
    void whatHappenedUpToAnEventDoesNotDependOnWhatFollows() {
        List<String> whole = told(600, 600);
        List<String> begun = told(600, 400);
        assertTrue(begun.size() > 300, begun.size() + " fills");
        assertEquals(whole.subList(0, begun.size()), begun);
    }

    /** Fills of a session of which only so many packets are seen. */
    private static List<String> told(int packets, int seen) {
        var random = new java.util.SplittableRandom(7);
        var run = TradingRun.of(StrategySetup.of(new Eager()).with(AT_ONCE));
        int id = run.define(TradingRun.share());
        long price = R100;
        for (int i = 0; i < packets; i++) {
            price += (random.nextInt(3) - 1) * 500;
            if (i < seen) {
                quote(run, id, i, price);
            }
        }
        return run.ledger.fills().stream().map(Fill::toString).toList();
    }

    private static Fill fillOf(TradingRun run, String note) {
        return run.ledger.fills().stream()
                .filter(fill -> run.ledger.order(fill.order()).note().equals(note))
                .findFirst()
                .orElseThrow();
    }

    private static void quote(TradingRun run, int id, double second, long price) {
        run.packet(id, at(second), price, 10, price - 500, price + 500, 500);
    }
}
