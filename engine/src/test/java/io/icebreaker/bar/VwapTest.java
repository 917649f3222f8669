package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The averages of analytics 2.5 and 2.6, and the gap policy of 2.2. */
class VwapTest {
    private static final long[][] T1 = {
        {1_000_000, 100}, {999_500, 200}, {1_000_000, 30}, {1_000_500, 300}, {1_000_500, 300},
        {1_000_500, 400}, {1_000_000, 170}, {1_000_000, 50}, {1_000_500, 30}, {1_000_500, 40},
        {1_001_000, 100}, {999_500, 200}
    };

    private final Vwap vwap = new Vwap();

    @Test
    void findsTheFiguresOfTheWorkedExampleToTheLastBit() {
        for (long[] trade : T1) {
            vwap.trade(trade[0], trade[1]);
        }
        assertEquals(100.02265625, vwap.vwap());
        assertEquals(0.043835946086180834, vwap.sigma());
        assertFalse(vwap.isPartial());
    }

    @Test
    void isNotANumberBeforeTheFirstVolume() {
        assertTrue(Double.isNaN(vwap.vwap()) && Double.isNaN(vwap.sigma()));
        vwap.seed(0, 1_000);
        assertTrue(Double.isNaN(vwap.vwap()) && vwap.isPartial());
    }

    @Test
    void startsFromTheBrokersAverageMidSession() {
        vwap.seed(1_000_000, 300);
        assertEquals(100.0, vwap.vwap());
        assertEquals(0.0, vwap.sigma());
        vwap.trade(1_040_000, 100);
        assertEquals(101.0, vwap.vwap());
        assertEquals(Math.sqrt(3), vwap.sigma(), 1e-12);
        assertTrue(vwap.isPartial());
    }

    @Test
    void estimatesFromCandlesWhereThereIsNothingElse() {
        vwap.candle(candle(100_000, 90_000, 90_001, 30), 0);
        assertEquals(9.333366666666667, vwap.vwap(), 1e-15);
        vwap.candle(candle(80_000, 80_000, 80_000, 0), 0);
        assertEquals(0.0, vwap.sigma());
        assertTrue(vwap.isEstimated());
        vwap.candle(candle(80_000, 80_000, 80_000, 10), 0);
        assertEquals((280_001 * 30 + 240_000 * 10) / 3.0 / 40 / 10_000, vwap.vwap(), 1e-15);
    }

    private static long[] candle(long high, long low, long close, long volume) {
        var bar = new long[Bar.WORDS];
        bar[Bar.HIGH] = high;
        bar[Bar.LOW] = low;
        bar[Bar.CLOSE] = close;
        bar[Bar.BUY] = volume;
        return bar;
    }

    @Test
    void fillsTheMinutesWithoutATradeBetweenTwoBarsOfASession() {
        long[] session = {0, 22_500_000_000_000L, 22_560_000_000_001L};
        long minute = 60_000_000_000L;
        var before = new long[Bar.WORDS];
        Bar.open(before, 0, 7, Interval.M1, 3 * minute + 5, session, 0);
        Bar.trade(before, 0, 3 * minute + 5, 1_000_500, 10, 0, 0, false);
        var after = new long[Bar.WORDS];
        Bar.open(after, 0, 7, Interval.M1, 6 * minute, session, 0);
        var found = new java.util.ArrayList<long[]>();
        var room = new long[Bar.WORDS];
        BarListener out = (words, at) -> found.add(words.clone());

        assertEquals(2, Gaps.fill(before, 0, after, 0, room, out));
        assertEquals(4 * minute, found.get(0)[Bar.START_NS]);
        assertEquals(5 * minute, found.get(1)[Bar.START_NS]);
        assertEquals(6 * minute, found.get(1)[Bar.END_NS]);
        for (long[] bar : found) {
            for (int field = Bar.OPEN; field <= Bar.CLOSE; field++) {
                assertEquals(1_000_500, bar[field]);
            }
            assertEquals(0, Bar.volume(bar, 0));
            assertEquals(Bar.SYNTHETIC, bar[Bar.FLAGS]);
        }
        after[Bar.SESSION_OPEN_NS] = session[1];
        assertEquals(0, Gaps.fill(before, 0, after, 0, room, out));
    }
}
