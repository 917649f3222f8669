package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.InstrumentRow;
import io.icebreaker.reference.NaiveBar;
import io.icebreaker.reference.NaiveMarks;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FootprintMarksTest {
    private static final long TICK = 500;
    private static final InstrumentRow FUTURE =
            new InstrumentRow("NFO", 1, "F", InstrumentType.FUT, "X", null, 0, 75, TICK);
    private static final InstrumentRow STOCK =
            new InstrumentRow("NSE", 1, "S", InstrumentType.EQ, "", null, 0, 1, TICK);

    private final List<String> lines = new ArrayList<>();

    private void line(int kind, long startNs, long timeNs, long low, long high, int rows) {
        lines.add(
                String.join(
                        " ",
                        MarkKind.name(kind),
                        "" + startNs,
                        "" + timeNs,
                        "" + low,
                        "" + high,
                        "" + rows));
    }

    private FootprintMarks marks(InstrumentRow instrument, FootprintRules rules, int open) {
        boolean stock = instrument.type() == InstrumentType.EQ;
        return new FootprintMarks(
                rules, stock, instrument.lot(), TICK, this::line, new RowRoom(), open, open);
    }

    @Test
    void readsItsRulesFromTheSettings() {
        assertEquals(
                FootprintRules.USUAL,
                FootprintRules.of(key -> Settings.DEFAULTS.whole(Setting.named(key))));
    }

    @Test
    void agreesWithTheTwinOnRandomBars() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < 1_200; seed++) {
            boolean usual = seed % 3 == 0;
            InstrumentRow instrument = seed % 2 == 0 ? FUTURE : STOCK;
            var rules =
                    usual
                            ? FootprintRules.USUAL
                            : new FootprintRules(
                                    700, 2, 200, 2, 2, 1, 2, 25, 150, 4, 3, 30, 60, 20);
            var choice =
                    usual
                            ? NaiveMarks.Choice.USUAL
                            : new NaiveMarks.Choice(200, 2, 2, 2, 25, 150, 4, 3);
            List<NaiveBar> bars = RandomBars.of(seed, 60, TICK);
            lines.clear();
            FootprintMarks marks = marks(instrument, rules, 1_000);
            bars.forEach(bar -> marks.onBar(RandomBars.words(bar, TICK), 0));
            List<String> expected =
                    NaiveMarks.of(instrument, TICK, bars, null, RandomBars::closeNs, choice);
            Collections.sort(expected);
            Collections.sort(lines);
            assertEquals(String.join("\n", expected), String.join("\n", lines), "seed " + seed);
            lines.forEach(
                    line -> seen.merge(line.substring(0, line.indexOf(' ')), 1, Integer::sum));
        }
        for (int kind = MarkKind.STACKED_BUY; kind <= MarkKind.FINISHED_LOW; kind++) {
            assertTrue(seen.getOrDefault(MarkKind.name(kind), 0) > 100, kind + " of " + seen);
        }
    }

    @Test
    void keepsNoMoreThanItsTableHoldsAndCountsTheRest() {
        FootprintMarks marks = marks(FUTURE, FootprintRules.USUAL, 2);
        for (int i = 0; i < 5; i++) { // each lower than the one before: no high is made good
            marks.onBar(bar(i, 1_000 - 10 * i, new long[][] {{5, 5}}), 0);
        }
        assertEquals(2, marks.levels().count());
        assertEquals(960 * TICK, marks.levels().word(1, OpenMarks.LOW));
        assertEquals(4, marks.levels().pushedOut()); // each bar's low was made good by the next
        assertEquals(Long.MAX_VALUE, marks(FUTURE, FootprintRules.USUAL, 2).finishedAbove());
    }

    @Test
    void endsAnUnfinishedHighOnTheTradeATickBeyondAndNotBefore() {
        FootprintMarks marks = marks(FUTURE, FootprintRules.USUAL, 8);
        marks.onBar(bar(0, 1_000, new long[][] {{0, 5}, {3, 3}}), 0);
        assertEquals(List.of("UNFINISHED_HIGH 0 60000000000 500500 500500 0"), lines);
        marks.onTrade(1_001 * TICK, 61);
        assertEquals(1, lines.size());
        assertEquals(1_002 * TICK, marks.finishedAbove());
        marks.onTrade(1_002 * TICK, 62);
        assertEquals("FINISHED_HIGH 0 62 500500 500500 0", lines.get(1));
    }

    /** The fixture of 12.1, in one bar; 3.5: buy at 100.05 and 100.10, sell at 99.95; 3.7: finished. */
    @Test
    void readsTheImbalancesOfTheFixture() {
        long[] bar = bar(0, 1_999, new long[][] {{400, 0}, {220, 130}, {0, 1_070}, {0, 100}});
        List<String> found = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            if (Rows.buyImbalance(bar, Bar.WORDS, row, 1)) {
                found.add("buy " + Rows.label(bar, 0, row));
            }
            if (Rows.sellImbalance(bar, Bar.WORDS, 4, row, 1)) {
                found.add("sell " + Rows.label(bar, 0, row));
            }
        }
        assertEquals(List.of("sell 999500", "buy 1000500", "buy 1001000"), found);
        marks(STOCK, FootprintRules.USUAL, 8).onBar(bar, 0);
        assertEquals(List.of(), lines); // two of a side are no stack, both ends are finished
        Rows.summarize(bar, 0);
        assertEquals(1_000_500, bar[Bar.POC]);
        assertEquals(999_500, bar[Bar.VAL]);
        assertEquals(1_000_500, bar[Bar.VAH]);
        assertEquals(680.0 / 1920, Bar.deltaShare(bar, 0));
        bar[Bar.CVD] = 1_000;
        assertEquals(320, Bar.cvdOpen(bar, 0));
    }

    /** A bar from {@code lowest} row up, of {bid, ask} a row, closing at its low. */
    static long[] bar(int minute, long lowest, long[][] cells) {
        var words = new long[Bar.WORDS + cells.length * Rows.WORDS];
        words[Bar.START_NS] = minute * RandomBars.MINUTE_NS;
        words[Bar.END_NS] = words[Bar.START_NS] + RandomBars.MINUTE_NS;
        words[Bar.SESSION_CLOSE_NS] = 375 * RandomBars.MINUTE_NS;
        words[Bar.LOW] = lowest * TICK;
        words[Bar.HIGH] = (lowest + cells.length - 1) * TICK;
        words[Bar.CLOSE] = words[Bar.LOW];
        words[Bar.ROW_HEIGHT] = TICK;
        words[Bar.FIRST_ROW] = lowest;
        words[Bar.ROWS] = cells.length;
        for (int i = 0; i < cells.length; i++) {
            words[Bar.WORDS + i * Rows.WORDS + Rows.BID] = cells[i][0];
            words[Bar.WORDS + i * Rows.WORDS + Rows.ASK] = cells[i][1];
            words[Bar.SELL] += cells[i][0];
            words[Bar.BUY] += cells[i][1];
        }
        return words;
    }
}
