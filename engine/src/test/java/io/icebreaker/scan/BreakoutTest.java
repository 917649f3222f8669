package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The breakout rule (analytics 8.1) on small series, and the deque below it. */
class BreakoutTest {
    private final BreakoutKernel kernel = new BreakoutKernel(BreakoutRule.DEFAULT);

    @Test
    void f1HasNoBreakout() {
        Days f1 = Days.f1();
        var scan = new DailyScan(BreakoutRule.DEFAULT);
        scan.define(0);
        for (int i = 0; i < 64; i++) {
            scan.add(
                    0,
                    f1.open()[i],
                    f1.high()[i],
                    f1.low()[i],
                    f1.close()[i],
                    f1.volume()[i],
                    f1.previousClose()[i]);
            assertFalse(scan.isBreakout(), "bar " + i);
            assertEquals(i < 50, Double.isNaN(scan.resistance()));
        }
        assertEquals(112.34999999999998, scan.resistance());
        assertEquals(
                111.48333333333333,
                BreakoutKernel.typicalPrice(f1.high()[63], f1.low()[63], f1.close()[63]));
    }

    /** Fifty bars of Rs 100 and 1,000 shares. */
    private void flat() {
        kernel.define(0);
        for (int i = 0; i < 50; i++) {
            assertFalse(kernel.isBreakout(0, 2_000_000, 2_000_000, 2_000_000, 9_999, true));
            kernel.add(0, 1_000_000, 1_000_000, 1_000_000, 1_000, false);
        }
    }

    private boolean ask(long typicalSum, long volume, boolean trend) {
        long third = typicalSum / 3;
        return kernel.isBreakout(0, typicalSum - 2 * third, third, third, volume, trend);
    }

    @Test
    void eachConditionIsNeeded() {
        flat();
        assertTrue(ask(3_000_001, 500, true));
        assertFalse(ask(3_000_000, 500, true), "not above");
        assertFalse(ask(3_000_001, 499, true), "volume");
        assertFalse(ask(3_000_001, 500, false), "averages");
        assertEquals(100, kernel.resistance(0));
        assertEquals(1_000, kernel.meanVolume(0));
        kernel.reset(0);
        for (int i = 0; i < 50; i++) {
            kernel.add(0, 400_000, 400_000, 400_000, 1_000, false);
        }
        assertFalse(kernel.isBreakout(0, 500_000, 500_000, 499_999, 500, true), "price");
        assertTrue(kernel.isBreakout(0, 500_000, 500_000, 500_000, 500, true));
    }

    @Test
    void aHighBarCountsForFiftyBarsAndNoLonger() {
        flat();
        kernel.add(0, 3_000_000, 3_000_000, 3_000_000, 1_000, true);
        assertTrue(kernel.wasBreakout(0));
        for (int i = 0; i < 49; i++) {
            assertFalse(ask(3_000_001, 500, true), "after " + i);
            kernel.add(0, 1_000_000, 1_000_000, 1_000_000, 1_000, false);
        }
        assertFalse(ask(3_000_001, 500, true));
        kernel.add(0, 1_000_000, 1_000_000, 1_000_000, 1_000, false);
        assertTrue(ask(3_000_001, 500, true));
        assertFalse(kernel.wasBreakout(0));
    }

    @Test
    void refusesParametersThatMeanNothing() {
        assertThrows(IllegalArgumentException.class, () -> new BreakoutRule(0, 500, 0));
        assertThrows(IllegalArgumentException.class, () -> new BreakoutRule(50, -1, 0));
    }

    @Test
    void dequeHoldsTheGreatestOfTheWindow() {
        var random = new Random(81);
        for (int window : new int[] {1, 2, 3, 50, 64}) {
            var deque = new SlidingGreatest(window);
            long[] values = new long[2_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(20);
                deque.dropBefore(i - window + 1);
                deque.push(i, values[i]);
                long greatest = Long.MIN_VALUE;
                long key = 0;
                for (int k = Math.max(0, i - window + 1); k <= i; k++) {
                    key = values[k] >= greatest ? k : key;
                    greatest = Math.max(greatest, values[k]);
                }
                assertEquals(greatest, deque.greatest());
                assertEquals(key, deque.keyOfGreatest());
            }
        }
    }

    @Test
    void suspicionBeginsBeyondItsLimits() {
        assertFalse(CaSuspect.opens(820_000, 1_000_000));
        assertTrue(CaSuspect.opens(819_999, 1_000_000));
        assertFalse(CaSuspect.opens(1_250_000, 1_000_000));
        assertTrue(CaSuspect.opens(1_250_001, 1_000_000));
        assertFalse(CaSuspect.opens(1, 0));
    }
}
