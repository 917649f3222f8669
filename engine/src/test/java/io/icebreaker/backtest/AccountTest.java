package io.icebreaker.backtest;

import static io.icebreaker.backtest.TradingRun.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trades, closings, settlement and equity of analytics 10.3 and 10.5, on sessions worked out by hand. */
class AccountTest {
    private static final long R100 = 1_000_000;
    private static final LocalDate DAY = LocalDate.of(2025, 12, 15);

    @Test
    void aFillThroughZeroIsSplitIntoTwoTrades() {
        TradingRun run =
                run(Product.DELIVERY, order(10, 1, 100), order(20, -1, 150), order(30, 1, 50));
        int id = run.define(TradingRun.share());
        seconds(run, id, 40);
        run.stop();
        List<Trade> trades = run.ledger.trades();
        assertEquals(2, trades.size());
        assertEquals(1, trades.get(0).direction());
        assertEquals(100, trades.get(0).qty());
        assertEquals(-1, trades.get(1).direction());
        assertEquals(50, trades.get(1).qty());
        assertEquals(at(20), trades.get(1).entryNs());
        // Bought at 100.05, sold at 99.95: ten paise a share.
        assertDecimal("-10", trades.get(0).gross());
        assertDecimal("-5", trades.get(1).gross());
        BigDecimal costs =
                run.ledger.fillCosts().stream()
                        .map(Costs::total)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertDecimal(
                costs.toPlainString(),
                trades.get(0).costs().total().add(trades.get(1).costs().total()));
    }

    @Test
    void worstAndBestAreOfThePacketsBetweenEntryAndExitThoseOfTheSameInstantIncluded() {
        TradingRun run = run(Product.DELIVERY, order(10, 1, 100), order(30, -1, 100));
        int id = run.define(TradingRun.share());
        quote(run, id, 0, R100);
        quote(run, id, 9, R100 + 50_000); // before the entry: not counted
        quote(run, id, 10, R100); // bought at 100.05
        quote(run, id, 10, R100 - 20_000); // same instant
        quote(run, id, 20, R100 + 30_000);
        quote(run, id, 30, R100); // sold at 99.95
        quote(run, id, 30, R100 + 40_000); // same instant as the exit
        quote(run, id, 31, R100 + 90_000);
        run.stop();
        Trade trade = run.ledger.trades().get(0);
        assertEquals(-2.05, trade.maxAdverse(), 1e-9);
        assertEquals(3.95, trade.maxFavourable(), 1e-9);
    }

    @Test
    void intradayEquityIsClosedAtTheSessionsCloseAtTheLastValidBook() {
        TradingRun run = run(Product.INTRADAY, order(22_000, 1, 100));
        int id = run.define(TradingRun.share());
        quote(run, id, 0, R100);
        quote(run, id, 22_000, R100);
        quote(run, id, 22_400, R100 + 10_000);
        run.packet(id, at(22_450), R100 + 20_000, 10, R100 + 30_000, R100 + 20_000, 100); // crossed
        run.packet(id, at(22_560), R100 + 90_000, 10, R100 + 80_000, R100 + 90_000, 100); // after
        run.packet(id, at(22_562), R100 + 90_000, 10, R100 + 80_000, R100 + 90_000, 100);
        assertEquals(2, run.ledger.fills().size());
        Fill closing = run.ledger.fills().get(1);
        assertEquals(FillKind.CLOSING, closing.kind());
        assertEquals(at(22_450), closing.timeNs());
        assertEquals(R100 + 10_000 - 500, closing.price());
        run.stop();
        Trade trade = run.ledger.trades().get(0);
        assertEquals(FillKind.CLOSING, trade.exitKind());
        assertEquals("CLOSING", trade.exitNote());
        // the sample of 15:30 still holds it, the day's end does not
        EquitySample close =
                run.ledger.samples().stream()
                        .filter(sample -> sample.timeNs() == at(22_500) && !sample.dayEnd())
                        .findFirst()
                        .orElseThrow();
        assertTrue(close.open());
        EquitySample end = run.ledger.samples().get(run.ledger.samples().size() - 1);
        assertTrue(end.dayEnd() && !end.open());
        assertEquals(end.equity(), trade.net());
        assertEquals(trade.net(), run.ledger.days().get(0).net());
    }

    @Test
    void theClockEndsTheSessionOfAFeedThatFellSilentWithIt() {
        TradingRun run = run(Product.INTRADAY, order(22_000, 1, 100));
        int id = run.define(TradingRun.share());
        quote(run, id, 0, R100);
        quote(run, id, 22_000, R100);
        quote(run, id, 22_499, R100 + 10_000); // the watermark stays below the close
        run.clock(at(22_560.9));
        assertEquals(1, run.ledger.fills().size());
        run.clock(at(22_561));
        assertEquals(2, run.ledger.fills().size());
        assertEquals(FillKind.CLOSING, run.ledger.fills().get(1).kind());
        assertEquals(at(22_499), run.ledger.fills().get(1).timeNs());
        assertEquals(R100 + 10_000 - 500, run.ledger.fills().get(1).price());
        EquitySample close = run.ledger.samples().get(run.ledger.samples().size() - 1);
        assertEquals(at(22_500), close.timeNs());
        assertTrue(close.open());
        run.stop();
        assertEquals(2, run.ledger.fills().size());
    }

    @Test
    void deliveryIsHeldToTheEndOfTheRun() {
        TradingRun run = run(Product.DELIVERY, order(22_000, 1, 100));
        int id = run.define(TradingRun.share());
        quote(run, id, 0, R100);
        quote(run, id, 22_000, R100);
        quote(run, id, 22_600, R100);
        long day = 86_400;
        quote(run, id, day + 100, 2 * R100);
        quote(run, id, day + 103, 2 * R100);
        assertEquals(1, run.ledger.fills().size());
        run.stop();
        assertEquals(at(day + 103), run.ledger.fills().get(1).timeNs());
        assertEquals(2, run.ledger.days().size());
        assertEquals(DAY.plusDays(1), run.ledger.days().get(1).date());
        // held over night it was worth the bid at the close; the second day has the rise
        assertDecimal("-10", run.ledger.days().get(0).gross());
        assertDecimal("10000", run.ledger.days().get(1).gross());
    }

    @Test
    void minutesAreSampledFromWhatCameBeforeThem() {
        TradingRun run = run(Product.DELIVERY, order(30, 1, 100));
        int id = run.define(TradingRun.share());
        quote(run, id, 1, R100);
        quote(run, id, 30, R100); // bought at 100.05
        quote(run, id, 59, R100 + 10_000);
        quote(run, id, 60, R100 + 50_000); // te = the minute: not in its sample
        quote(run, id, 63, R100 + 50_000);
        quote(run, id, 130, R100 + 50_000);
        run.stop();
        EquitySample first = run.ledger.samples().get(0);
        assertEquals(at(60), first.timeNs());
        assertDecimal("90", first.gross()); // 100 x (100.95 - 100.05)
        assertDecimal("10095", first.notional());
        EquitySample second = run.ledger.samples().get(1);
        assertEquals(at(120), second.timeNs());
        assertDecimal("490", second.gross());
        Metrics metrics = Metrics.of(run.ledger, BigDecimal.valueOf(100_000));
        assertEquals(1.0, metrics.exposure());
        assertEquals(1, metrics.trades());
        assertEquals(metrics.net(), run.ledger.trades().get(0).net());
    }

    @Test
    void anOptionInTheMoneyIsExercisedAtExpiryAndOneThatIsNotLapses() {
        var index = new Instrument("IDX", 1, "NIFTY 50", InstrumentType.IDX, "", null, 0, 1, 500);
        var call = option(2, InstrumentType.CE, 25_000);
        var put = option(3, InstrumentType.PE, 25_000);
        var list = new ListedOrders(List.of(nfo(10, 2, 1), nfo(10, 3, -1)));
        var run =
                TradingRun.of(StrategySetup.of(list).with(new FillRules(FillModel.TOUCH, 0, 0, 0)));
        int spot = run.define(index);
        int ce = run.define(call);
        int pe = run.define(put);
        quote(run, spot, 5, 250_000_000);
        quote(run, ce, 10, R100);
        quote(run, pe, 10, R100);
        quote(run, spot, 22_499, 251_200_000);
        quote(run, spot, 22_501, 260_000_000); // after the expiry
        quote(run, spot, 22_503, 260_000_000);
        List<Fill> fills = run.ledger.fills();
        assertEquals(4, fills.size());
        assertEquals(FillKind.EXERCISE, fills.get(2).kind());
        assertEquals(1_200_000, fills.get(2).price());
        assertEquals(at(22_500), fills.get(2).timeNs());
        assertEquals(FillKind.LAPSE, fills.get(3).kind());
        assertEquals(0, fills.get(3).price());
        run.stop();
        Trade exercised = run.ledger.trades().get(0);
        assertDecimal("20", exercised.costs().brokerage()); // the entry's alone
        // 0.125 % of 75 x 120 = 11.25, and nothing else at the exercise
        assertDecimal("11", exercised.costs().tax());
        assertTrue(run.ledger.trades().get(1).net().signum() > 0);
    }

    private static Instrument option(long token, InstrumentType type, long strike) {
        return new Instrument(
                "NFO", token, "N" + token, type, "NIFTY", DAY, strike * 10_000, 75, 500);
    }

    private static ListedOrder nfo(double seconds, long token, int side) {
        return new ListedOrder(at(seconds), "NFO", token, side, 75, OrderType.MARKET, 0);
    }

    private static ListedOrder order(double seconds, int side, long qty) {
        return new ListedOrder(at(seconds), "NSE", 1, side, qty, OrderType.MARKET, 0);
    }

    private static TradingRun run(Product product, ListedOrder... orders) {
        var rules = new FillRules(FillModel.TOUCH, 0, 0, 0);
        return TradingRun.of(
                StrategySetup.of(new ListedOrders(List.of(orders))).with(rules).with(product));
    }

    private static void seconds(TradingRun run, int id, int count) {
        for (int second = 0; second < count; second++) {
            quote(run, id, second, R100);
        }
    }

    /** A trade at a price inside a book of 500 a side, one tick each way. */
    private static void quote(TradingRun run, int id, double second, long price) {
        run.packet(id, at(second), price, 10, price - 500, price + 500, 500);
    }

    private static void assertDecimal(String expected, BigDecimal actual) {
        assertEquals(0, new BigDecimal(expected).compareTo(actual), expected + " was " + actual);
    }
}
