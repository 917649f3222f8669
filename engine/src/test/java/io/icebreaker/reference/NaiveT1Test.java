package io.icebreaker.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.NaiveFootprint.Cell;
import io.icebreaker.reference.NaiveFootprint.Imbalance;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worked example of analytics 12.1, figure by figure. */
class NaiveT1Test {
    private static final long TICK = 500;

    private NaiveFlow flow;
    private NaiveBar bar;

    @BeforeEach
    void read() {
        Recordings.Recording t1 = Recordings.t1();
        flow = NaiveFlow.of(t1.instruments(), t1.rows());
        bar = new NaiveBars(flow).of(Interval.M1).get(0);
    }

    private record Expected(int row, long price, long qty, int side, String rule) {}

    @Test
    void findsTheTradesOfTheGoldenFile() {
        List<Expected> golden =
                NaiveCsv.records(
                        Recordings.data("analytics").resolve("t1_trades_expected.csv"),
                        line ->
                                new Expected(
                                        Integer.parseInt(line.getField("n")),
                                        Recordings.paise(line.getField("price_paise")),
                                        Long.parseLong(line.getField("qty")),
                                        Integer.parseInt(line.getField("side")),
                                        line.getField("rule")));

        assertEquals(golden, flow.trades().stream().map(NaiveT1Test::essence).toList());
    }

    private static Expected essence(NaiveTrade trade) {
        return new Expected(trade.row(), trade.price(), trade.qty(), trade.side(), trade.rule());
    }

    @Test
    void countsTheBaselineAndTheRebase() {
        assertEquals(1, flow.counters().get("BASELINE"));
        assertEquals(1, flow.counters().get("VOLUME_REBASE"));
        assertEquals(1, flow.counters().get("BAD_QUOTE"));
        assertEquals(0, flow.counters().get("OLD_QUOTE"));
        assertEquals(0, flow.counters().get("STALE"));
        assertEquals(0, flow.counters().get("LATE"));
    }

    @Test
    void marksTheTradesThatMergeSeveral() {
        List<Integer> merged =
                flow.trades().stream().filter(NaiveTrade::agg).map(NaiveTrade::row).toList();

        assertTrue(merged.containsAll(List.of(1, 5, 6, 7)), merged.toString());
    }

    @Test
    void buildsTheFootprint() {
        assertEquals(
                List.of(
                        new Cell(1999, 1999 * TICK, 400, 0, 0, 2),
                        new Cell(2000, 2000 * TICK, 220, 130, 0, 4),
                        new Cell(2001, 2001 * TICK, 0, 1070, 0, 5),
                        new Cell(2002, 2002 * TICK, 0, 100, 0, 1)),
                bar.footprint().rows());
    }

    @Test
    void sumsVolumeDeltaAndItsExtremes() {
        assertEquals(1920, bar.v());
        assertEquals(680, bar.delta());
        assertEquals(-100, bar.minDelta());
        assertEquals(930, bar.maxDelta());
        assertEquals(12, bar.nTrades());
    }

    @Test
    void findsPointOfControlAndValueArea() {
        assertEquals(1_000_500, bar.poc());
        assertEquals(999_500, bar.val());
        assertEquals(1_000_500, bar.vah());
    }

    @Test
    void findsTheDiagonalImbalances() {
        assertEquals(
                List.of(
                        new Imbalance(1999, -1, 400, 130),
                        new Imbalance(2001, +1, 1070, 220),
                        new Imbalance(2002, +1, 100, 0)),
                bar.footprint().imbalances());
    }

    @Test
    void averagesByVolume() {
        NaiveVwap vwap = NaiveVwap.of(flow).get(0);

        assertEquals(100.02265625, vwap.vwap());
        assertEquals(0.043835946086180834, vwap.sigma(), 1e-9 * 0.0438);
        assertTrue(vwap.partial(), "the first packet came mid-session");
    }
}
