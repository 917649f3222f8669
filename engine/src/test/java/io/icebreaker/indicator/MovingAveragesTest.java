package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.BarFixtures;
import org.junit.jupiter.api.Test;

/** Means of any period against TA-Lib, closed and developing, in one series and many. */
class MovingAveragesTest {
    private static final int[] PERIODS = {2, 3, 7, 20, 64, 100, 199, 200};

    private final BarSeries series = BarFixtures.random(31, 20_000, 250_000_000, 500, 100);
    private final MovingAverages averages = new MovingAverages();

    @Test
    void haveTheBitsOfTaLib() {
        for (int period : PERIODS) {
            Values.assertSame("sma " + period, Talib.sma(series, period), run(false, period));
            Values.assertSame("ema " + period, Talib.ema(series, period), run(true, period));
        }
    }

    /** Asks for each value before its bar is closed, too. */
    private double[] run(boolean exponential, int period) {
        var one = new MovingAverages();
        int pair = one.register(5, exponential, period);
        double[] values = new double[series.size()];
        for (int i = 0; i < values.length; i++) {
            one.developing(pair, series.closeE4((i * 7 + 3) % values.length));
            double developing = one.developing(pair, series.closeE4(i));
            one.add(5, series.closeE4(i));
            values[i] = one.value(pair);
            assertTrue(Values.same(developing, values[i]), "developing " + period + " at " + i);
        }
        return values;
    }

    @Test
    void aPairIsRegisteredOnceAndSeriesAreApart() {
        int pair = averages.register(0, false, 20);
        assertEquals(pair, averages.register(0, false, 20));
        assertNotEquals(pair, averages.register(0, true, 20));
        for (int other = 1; other < 300; other++) {
            averages.register(other, other % 2 == 0, 2 + other % 199);
        }
        assertEquals(301, averages.size());
        for (int i = 0; i < 50; i++) {
            averages.add(0, series.closeE4(i));
            averages.add(7, series.closeE4(i + 9));
            averages.add(1_000, series.closeE4(i));
        }
        assertEquals(Talib.sma(series, 20)[49], averages.value(pair));
        assertTrue(Double.isNaN(averages.value(averages.register(8, true, 10))));
    }

    @Test
    void aLatePairCatchesUpAloneAndAResetForgets() {
        int early = averages.register(0, true, 13);
        for (int i = 0; i < 100; i++) {
            averages.add(0, series.closeE4(i));
        }
        int late = averages.register(0, false, 13);
        assertTrue(Double.isNaN(averages.value(late)));
        double before = averages.value(early);
        for (int i = 0; i < 100; i++) {
            averages.addTo(late, series.closeE4(i));
        }
        assertEquals(before, averages.value(early));
        assertEquals(Talib.sma(series, 13)[99], averages.value(late));
        averages.reset(0);
        assertTrue(Double.isNaN(averages.value(early)));
        for (int i = 0; i < 100; i++) {
            averages.add(0, series.closeE4(i));
        }
        assertEquals(before, averages.value(early));
        assertEquals(Talib.sma(series, 13)[99], averages.value(late));
    }

    @Test
    void periodsOutsideTwoToTwoHundredAreRefused() {
        for (int period : new int[] {-1, 0, 1, 201, Integer.MAX_VALUE}) {
            var refused =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> averages.register(0, true, period));
            assertTrue(refused.getMessage().endsWith("was " + period), refused.getMessage());
        }
        assertEquals(0, averages.size());
    }
}
