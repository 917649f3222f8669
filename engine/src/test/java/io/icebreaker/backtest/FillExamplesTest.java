package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.reference.Recordings;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.TickFlags;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of analytics 10.3 on T1 (12.1): created at 4 s, no latency. */
class FillExamplesTest {
    /** n, seconds, ltp, ltq, volume, bid, its size, ask, its size: prices in paise (12.1). */
    private static final long[][] T1 = {
        {0, 0, 10000, 25, 1000, 9995, 500, 10000, 300},
        {1, 1, 10000, 50, 1100, 9995, 450, 10000, 280},
        {2, 2, 9995, 200, 1300, 9995, 400, 10005, 250},
        {3, 3, 10000, 30, 1330, 9995, 420, 10005, 240},
        {4, 4, 10000, 30, 1330, 10000, 600, 10005, 200},
        {5, 5, 10005, 200, 1630, 10000, 580, 10005, 200},
        {6, 6, 10005, 100, 1930, 10000, 550, 10005, 200},
        {7, 7, 10005, 150, 2330, 10000, 500, 10005, 200},
        {8, 8, 10000, 170, 2500, 10000, 330, 10005, 210},
        {9, 9, 10000, 170, 2480, 10000, 330, 10005, 210},
        {10, 10, 10000, 50, 2530, 10010, 300, 10005, 200},
        {11, 11, 10005, 30, 2560, 10000, 300, 10010, 100},
        {12, 12, 10005, 40, 2600, 10000, 280, 10010, 100},
        {13, 13, 10010, 100, 2700, 10005, 100, 10010, 50},
        {14, 14, 9995, 200, 2900, 9990, 300, 9995, 150},
    };

    @Test
    void theRowsAreThoseOfTheFixture() throws IOException {
        List<String> lines =
                Files.readAllLines(Recordings.data("analytics").resolve("t1_snapshots.csv"));
        for (int n = 0; n < T1.length; n++) {
            long[] cells =
                    Arrays.stream(lines.get(n + 1).split(",")).mapToLong(Long::parseLong).toArray();
            assertArrayEquals(T1[n], cells);
        }
    }

    @Test
    void touchTakesTheVisibleLevelAndThenOneTickWorseEach() {
        assertFills(
                FillModel.TOUCH,
                market(1, 500),
                "4 s 200 at 100.05",
                "4 s 200 at 100.1",
                "4 s 100 at 100.15");
    }

    @Test
    void lastWaitsForTheNextTrade() {
        assertFills(FillModel.LAST, market(1, 500), "5 s 500 at 100.05");
    }

    @Test
    void midIsRoundedAgainstTheTrader() {
        assertFills(FillModel.MID, market(1, 500), "4 s 500 at 100.05");
        assertFills(FillModel.MID, market(-1, 500), "4 s 500 at 100");
    }

    @Test
    void aQueuedSellIsFilledByWhatIsBoughtBeyondThoseAhead() {
        assertFills(
                FillModel.QUEUE,
                limit(-1, 400, 1_000_500),
                "5 s 100 at 100.05",
                "6 s 300 at 100.05");
    }

    @Test
    void aQueuedBuyIsFilledByATradeThroughItsPrice() {
        assertFills(FillModel.QUEUE, limit(1, 200, 1_000_000), "14 s 200 at 100");
    }

    @Test
    void theQueueAheadShrinksAsTheExampleSays() {
        long[] ahead = {600, 580, 550, 500, 330, 330, 280, 280, 280, 280};
        var setup =
                StrategySetup.of(new ListedOrders(List.of(limit(1, 200, 1_000_000))))
                        .with(new FillRules(FillModel.QUEUE, 0, 0, 0));
        var run = TradingRun.of(setup);
        int id = run.define(TradingRun.share());
        for (int n = 0; n < T1.length - 1; n++) {
            packet(run, id, n);
            if (n >= 4) {
                assertEquals(ahead[n - 4], run.ledger.orders().get(0).ahead, "packet " + n);
            }
        }
    }

    @Test
    void aMarketableQueuedBuyTakesWhatIsShownAgainAndAgain() {
        assertFills(
                FillModel.QUEUE,
                limit(1, 500, 1_000_500),
                "4 s 200 at 100.05",
                "5 s 200 at 100.05",
                "6 s 100 at 100.05");
    }

    private static ListedOrder market(int side, long qty) {
        return new ListedOrder(base() + 4_000_000_000L, "NSE", 1, side, qty, OrderType.MARKET, 0);
    }

    private static ListedOrder limit(int side, long qty, long price) {
        return new ListedOrder(
                base() + 4_000_000_000L, "NSE", 1, side, qty, OrderType.LIMIT, price);
    }

    private static long base() {
        return TradingRun.at(3_600);
    }

    private static void assertFills(FillModel model, ListedOrder order, String... expected) {
        var setup =
                StrategySetup.of(new ListedOrders(List.of(order)))
                        .with(new FillRules(model, 0, 0, 0));
        var run = TradingRun.of(setup);
        int id = run.define(TradingRun.share());
        for (int n = 0; n < T1.length; n++) {
            packet(run, id, n);
        }
        run.end();
        List<String> fills =
                run.ledger.fills().stream()
                        .map(
                                fill ->
                                        (fill.timeNs() - base()) / 1_000_000_000L
                                                + " s "
                                                + fill.qty()
                                                + " at "
                                                + io.icebreaker.tick.Prices.format(fill.price()))
                        .toList();
        assertEquals(List.of(expected), fills);
        assertEquals(OrderStatus.FILLED, run.ledger.orders().get(0).status());
    }

    private static void packet(TradingRun run, int id, int n) {
        long[] row = T1[n];
        run.event(
                tick -> {
                    long ns = base() + row[1] * 1_000_000_000L;
                    tick.kind(EventKind.TICK).id(id).receiveTimeNs(ns).exchangeTimeNs(ns);
                    tick.ltp(row[2] * 100).lastQty(row[3]).volume(row[4]);
                    tick.mark(TickFlags.HAS_DEPTH);
                    tick.bid(0, row[5] * 100, row[6], 1).ask(0, row[7] * 100, row[8], 1);
                });
    }
}
