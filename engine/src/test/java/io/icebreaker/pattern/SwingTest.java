package io.icebreaker.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Swings and the levels they leave: the specification's, small markets, and a slow twin. */
class SwingTest {
    private static final long NONE = SwingKernel.NO_LEVEL;

    private static SwingKernel kernel(int n) {
        var kernel = new SwingKernel(n);
        kernel.define(0);
        return kernel;
    }

    private static void add(SwingKernel kernel, TestBars bars, int i) {
        kernel.add(0, bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], 1);
    }

    /** A bar of which only high and low matter. */
    private static void bar(SwingKernel kernel, long high, long low) {
        kernel.add(0, low, high, low, high, 1);
    }

    @Test
    void findsTheSwingsOfTheSpecificationWhenTheyAreConfirmed() {
        TestBars bars = TestBars.f1();
        var kernel = kernel(3);
        List<Integer> highs = new ArrayList<>();
        List<Integer> lows = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
            if (kernel.confirmedHigh(0)) {
                assertEquals(i - 3, kernel.lastHighBar(0));
                highs.add(i - 3);
            }
            if (kernel.confirmedLow(0)) {
                assertEquals(i - 3, kernel.lastLowBar(0));
                lows.add(i - 3);
            }
        }
        assertEquals(List.of(9, 14, 23, 32, 46, 54, 58), highs);
        assertEquals(List.of(7, 12, 20, 38, 56), lows);
    }

    @Test
    void findsNoneInThemWithTwentyBarsOnEitherSide() {
        TestBars bars = TestBars.f1();
        var kernel = kernel(SwingKernel.DEFAULT_REACH);
        for (int i = 0; i < bars.size(); i++) {
            add(kernel, bars, i);
        }
        assertEquals(-1, kernel.lastHighBar(0));
        assertEquals(-1, kernel.lastLowBar(0));
        assertEquals(NONE, kernel.lastHighE4(0));
        assertEquals(NONE, kernel.nearestResistance(0, 0));
        assertEquals(NONE, kernel.nearestSupport(0, Long.MAX_VALUE));
    }

    @Test
    void equalHighsEachQualify() {
        var kernel = kernel(1);
        bar(kernel, 10, 1);
        bar(kernel, 12, 1);
        assertEquals(-1, kernel.lastHighBar(0));
        bar(kernel, 12, 1);
        assertTrue(kernel.confirmedHigh(0));
        assertEquals(1, kernel.lastHighBar(0));
        bar(kernel, 11, 1);
        assertTrue(kernel.confirmedHigh(0));
        assertEquals(2, kernel.lastHighBar(0));
        assertEquals(1, kernel.resistances(0));
        assertEquals(12, kernel.resistance(0, 0));
    }

    @Test
    void aRepeatedPriceMovesToTheNewestPlaceAndTheSixtyFifthPushesTheOldestOut() {
        var kernel = kernel(1);
        for (long price = 1_000; price < 1_064; price++) {
            swingHigh(kernel, price);
        }
        assertEquals(64, kernel.resistances(0));
        swingHigh(kernel, 1_000);
        assertEquals(64, kernel.resistances(0));
        assertEquals(1_001, kernel.resistance(0, 0));
        assertEquals(1_000, kernel.resistance(0, 63));
        swingHigh(kernel, 2_000);
        assertEquals(64, kernel.resistances(0));
        assertEquals(1_002, kernel.resistance(0, 0));
        assertEquals(1_000, kernel.resistance(0, 62));
        assertEquals(2_000, kernel.resistance(0, 63));
        assertEquals(1_000, kernel.nearestResistance(0, 0));
        assertEquals(1_002, kernel.nearestResistance(0, 1_000));
        assertEquals(2_000, kernel.nearestResistance(0, 1_063));
        assertEquals(NONE, kernel.nearestResistance(0, 2_000));
    }

    private static void swingHigh(SwingKernel kernel, long price) {
        bar(kernel, price - 900, 1);
        bar(kernel, price, 1);
        bar(kernel, price - 900, 1);
    }

    @Test
    void aBarInHandConfirmsForAsLongAsItStays() {
        var kernel = kernel(2);
        for (long high : new long[] {10, 11, 15, 12}) {
            bar(kernel, high, high - 5);
        }
        assertEquals(15, kernel.developingHigh(0, 15));
        assertEquals(NONE, kernel.developingHigh(0, 16));
        assertEquals(15, kernel.nearestResistance(0, 12, 13));
        assertTrue(kernel.isTentativeResistance(0, 15));
        assertEquals(NONE, kernel.nearestResistance(0, 12, 16));
        assertEquals(NONE, kernel.nearestResistance(0, 12));
        bar(kernel, 13, 1);
        assertEquals(15, kernel.nearestResistance(0, 12));
        assertFalse(kernel.isTentativeResistance(0, 15));
        assertFalse(kernel.isTentativeResistance(0, NONE));
    }

    @Test
    void aSeriesThatIsResetForgetsBarsAndLevels() {
        TestBars bars = TestBars.random(8, 3_000, 200_000, 100);
        for (int cut = 1; cut < bars.size(); cut += 97) {
            var kernel = kernel(3);
            kernel.define(1);
            for (int i = 0; i < cut; i++) {
                add(kernel, bars, i);
            }
            kernel.define(0);
            assertEquals(cut, kernel.bars(0));
            kernel.reset(0);
            assertEquals(NONE, kernel.lastLowE4(0));
            assertFalse(kernel.confirmedHigh(0));
            assertFalse(kernel.confirmedLow(0));
            var fresh = kernel(3);
            for (int i = 0; i < 300; i++) {
                add(kernel, bars, i);
                add(fresh, bars, i);
                long close = bars.close()[i];
                assertEquals(fresh.lastHighBar(0), kernel.lastHighBar(0));
                assertEquals(fresh.nearestSupport(0, close), kernel.nearestSupport(0, close));
                assertEquals(fresh.nearestResistance(0, close), kernel.nearestResistance(0, close));
            }
        }
    }

    @Test
    void aReachOutOfBoundsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SwingKernel(0));
        assertThrows(IllegalArgumentException.class, () -> new SwingKernel(65));
    }

    @Test
    void agreesWithASlowTwin() {
        for (int n : new int[] {1, 2, 3, 5, 20, 31, 32, 64}) {
            compare(TestBars.random(n, 4_000, 200_000, 100), n);
            compare(TestBars.random(100 + n, 4_000, 250_000_000, 25_000), n);
        }
        compare(TestBars.minutes(), 20);
    }

    private static void compare(TestBars bars, int n) {
        var kernel = new SwingKernel(n);
        kernel.define(2);
        kernel.define(0);
        List<Long> resistances = new ArrayList<>();
        List<Long> supports = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            long price = bars.close()[i];
            long above = kernel.nearestResistance(0, price, bars.high()[i]);
            long below = kernel.nearestSupport(0, price, bars.low()[i]);
            boolean high = isSwing(bars.high(), i - n, n, Math::max);
            boolean low = isSwing(bars.low(), i - n, n, Math::min);
            confirm(resistances, high, bars.high(), i - n);
            confirm(supports, low, bars.low(), i - n);
            add(kernel, bars, i);
            String where = "n " + n + " bar " + i;
            assertEquals(high, kernel.confirmedHigh(0), where);
            assertEquals(low, kernel.confirmedLow(0), where);
            long least = nearest(resistances, level -> level > price, Math::min);
            long greatest = nearest(supports, level -> level < price, Math::max);
            assertEquals(least, kernel.nearestResistance(0, price), where);
            assertEquals(greatest, kernel.nearestSupport(0, price), where);
            assertEquals(least, above, where);
            assertEquals(greatest, below, where);
        }
        assertEquals(resistances, levels(kernel));
        assertEquals(supports.size(), kernel.supports(0));
        assertEquals(bars.size(), kernel.bars(0));
    }

    private static boolean isSwing(long[] prices, int j, int n, LongBinaryOperator extreme) {
        if (j < n) {
            return false;
        }
        return prices[j] == Arrays.stream(prices, j - n, j + n + 1).reduce(extreme).orElseThrow();
    }

    private static void confirm(List<Long> levels, boolean swing, long[] prices, int j) {
        if (swing) {
            levels.remove((Object) prices[j]);
            levels.add(prices[j]);
            if (levels.size() > 64) {
                levels.remove(0);
            }
        }
    }

    private static long nearest(List<Long> levels, LongPredicate side, LongBinaryOperator nearer) {
        return levels.stream().mapToLong(x -> x).filter(side).reduce(nearer).orElse(NONE);
    }

    private static List<Long> levels(SwingKernel kernel) {
        List<Long> levels = new ArrayList<>();
        for (int at = 0; at < kernel.resistances(0); at++) {
            levels.add(kernel.resistance(0, at));
        }
        return levels;
    }
}
