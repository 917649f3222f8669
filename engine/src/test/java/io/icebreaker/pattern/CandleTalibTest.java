package io.icebreaker.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Candlestick patterns against TA-Lib 0.4.0 itself. Its running sums of doubles may decide an exact tie
 * otherwise; nowhere else may they differ (analytics 11).
 */
class CandleTalibTest {
    private static final int RANDOM = 100_000;

    /** Analytics 11 saw 3 to 249 bars of 100,000; these are calmer than any market. */
    private static final int TIES = 400;

    private final Core talib = new Core();
    private final int[] ties = new int[CandlePattern.COUNT];
    private int hits;

    @Test
    void agreesOnBarsNear25000Rupees() {
        compare(TestBars.random(11, RANDOM, 250_000_000, 500));
        few();
    }

    @Test
    void agreesOnBarsNearTwentyRupees() {
        compare(TestBars.random(12, RANDOM, 200_000, 100));
        few();
    }

    /** Where ten bars did not move at all, what is left of its sums decides, and not seldom. */
    private void few() {
        for (CandlePattern pattern : CandlePattern.values()) {
            int otherwise = ties[pattern.ordinal()];
            assertTrue(otherwise <= TIES, otherwise + " ties decided otherwise in " + pattern);
        }
        assertEquals(0, ties[CandlePattern.ENGULFING.ordinal()]);
    }

    @Test
    void agreesOnRecordedMinutes() {
        compare(TestBars.minutes());
        assertTrue(hits > 1_000, hits + " patterns");
    }

    @Test
    void agreesOnRecordedDays() {
        for (String symbol : TestBars.symbols()) {
            compare(TestBars.daily(symbol));
        }
        assertTrue(hits > 10_000, hits + " patterns");
    }

    private void compare(TestBars bars) {
        var kernel = new CandlePatternKernel(false);
        kernel.define(0);
        var naive = new NaiveCandles(bars);
        int[][] expected = new int[CandlePattern.COUNT][];
        for (CandlePattern pattern : CandlePattern.values()) {
            expected[pattern.ordinal()] = talib(pattern, bars);
        }
        for (int i = 0; i < bars.size(); i++) {
            kernel.add(0, bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], 0);
            for (CandlePattern pattern : CandlePattern.values()) {
                int theirs = expected[pattern.ordinal()][i];
                int ours = kernel.value(0, pattern);
                hits += ours == 0 ? 0 : 1;
                if (ours != theirs) {
                    Supplier<String> where = at(pattern, i, ours, theirs);
                    assertTrue(naive.isTie(pattern, i), where);
                    ties[pattern.ordinal()] += naive.isDead(i) ? 0 : 1;
                }
            }
        }
    }

    private static Supplier<String> at(CandlePattern pattern, int i, int ours, int theirs) {
        return () -> pattern + " at " + i + ": " + ours + ", TA-Lib " + theirs;
    }

    private int[] talib(CandlePattern pattern, TestBars bars) {
        int last = bars.size() - 1;
        double[] o = bars.rupeesOf(bars.open());
        double[] h = bars.rupeesOf(bars.high());
        double[] l = bars.rupeesOf(bars.low());
        double[] c = bars.rupeesOf(bars.close());
        var begin = new MInteger();
        var count = new MInteger();
        int[] out = new int[bars.size()];
        RetCode code =
                switch (pattern) {
                    case DOJI -> talib.cdlDoji(0, last, o, h, l, c, begin, count, out);
                    case HAMMER -> talib.cdlHammer(0, last, o, h, l, c, begin, count, out);
                    case ENGULFING -> talib.cdlEngulfing(0, last, o, h, l, c, begin, count, out);
                    case MORNING_STAR ->
                            talib.cdlMorningStar(0, last, o, h, l, c, 0.3, begin, count, out);
                    case EVENING_STAR ->
                            talib.cdlEveningStar(0, last, o, h, l, c, 0.3, begin, count, out);
                };
        assertEquals(RetCode.Success, code);
        assertEquals(pattern.lookback(), begin.value);
        int[] all = new int[bars.size()];
        System.arraycopy(out, 0, all, begin.value, count.value);
        return all;
    }
}
