package io.icebreaker.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Pivot and Fibonacci levels of the specification's bars (analytics 7.6). */
class PivotTest {
    private static final long HIGH = 1_138_000;
    private static final long LOW = 963_500;
    private static final long CLOSE = 1_113_000;
    private static final double TOLERANCE = 1e-9;

    private final double[] levels = new double[PivotLevel.COUNT];

    private double[] of(PivotSystem system, long openE4) {
        system.levels(HIGH, LOW, CLOSE, openE4, levels);
        return levels;
    }

    private void expect(PivotLevel level, double rupees) {
        assertEquals(rupees, levels[level.ordinal()], TOLERANCE, level.name());
    }

    @Test
    void standardLevels() {
        of(PivotSystem.STANDARD, 0);
        expect(PivotLevel.P, 107.15);
        expect(PivotLevel.R1, 117.95);
        expect(PivotLevel.S1, 100.50);
        expect(PivotLevel.R2, 124.60);
        expect(PivotLevel.S2, 89.70);
        expect(PivotLevel.R3, 135.40);
        expect(PivotLevel.S3, 83.05);
        expect(PivotLevel.R4, Double.NaN);
        expect(PivotLevel.S4, Double.NaN);
    }

    @Test
    void fibonacciLevels() {
        of(PivotSystem.FIBONACCI, 0);
        expect(PivotLevel.P, 107.15);
        expect(PivotLevel.R1, 113.8159);
        expect(PivotLevel.S1, 100.4841);
        expect(PivotLevel.R2, 107.15 + 0.618 * 17.45);
        expect(PivotLevel.S2, 107.15 - 0.618 * 17.45);
        expect(PivotLevel.R3, 124.60);
        expect(PivotLevel.S3, 89.70);
        expect(PivotLevel.R4, Double.NaN);
    }

    @Test
    void woodiesLevelsByCloseAndByOpen() {
        of(PivotSystem.WOODIE, 0);
        expect(PivotLevel.P, 108.1875);
        expect(PivotLevel.R1, 120.025);
        expect(PivotLevel.S1, 102.575);
        expect(PivotLevel.R3, 113.80 + 2 * (108.1875 - 96.35));
        of(PivotSystem.WOODIE_OPEN, 1_100_000);
        expect(PivotLevel.P, (113.80 + 96.35 + 2 * 110) / 4);
        expect(PivotLevel.R1, (113.80 + 96.35 + 2 * 110) / 2 - 96.35);
    }

    @Test
    void camarillaLevels() {
        of(PivotSystem.CAMARILLA, 0);
        expect(PivotLevel.R4, 120.8975);
        expect(PivotLevel.S4, 101.7025);
        expect(PivotLevel.R1, 111.30 + 17.45 * 1.1 / 12);
        expect(PivotLevel.R2, 111.30 + 17.45 * 1.1 / 6);
        expect(PivotLevel.R3, 111.30 + 17.45 * 1.1 / 4);
        expect(PivotLevel.S1, 111.30 - 17.45 * 1.1 / 12);
        expect(PivotLevel.S3, 111.30 - 17.45 * 1.1 / 4);
        expect(PivotLevel.P, 107.15);
    }

    @Test
    void aSessionWithoutRangeHasAllLevelsAtItsPrice() {
        for (PivotSystem system : PivotSystem.values()) {
            system.levels(CLOSE, CLOSE, CLOSE, CLOSE, levels);
            for (double level : levels) {
                assertTrue(Double.isNaN(level) || Math.abs(level - 111.30) < TOLERANCE);
            }
        }
    }

    @Test
    void sessionsComeFromTheSessionBefore() {
        var sessions = new SessionPivots();
        sessions.define(1);
        TestBars f1 = TestBars.f1();
        for (int i = 0; i < f1.size(); i++) {
            boolean first = add(sessions, 20_000, f1, i);
            assertEquals(i == 0, first);
        }
        sessions.levels(1, PivotSystem.STANDARD, levels);
        assertTrue(Arrays.stream(levels).allMatch(Double::isNaN));
        assertEquals(0, sessions.closeBeforeE4(1));
        sessions.nextLevels(1, PivotSystem.STANDARD, levels);
        expect(PivotLevel.P, 107.15);
        sessions.nextLevels(1, PivotSystem.WOODIE_OPEN, levels);
        assertTrue(Arrays.stream(levels).allMatch(Double::isNaN));

        assertTrue(sessions.add(1, 20_003, 1_100_000, 2_000_000, 10_000, 1_500_000, 1));
        assertFalse(sessions.add(1, 20_003, 1_000_000, 2_000_000, 10_000, 1_500_000, 1));
        assertEquals(20_000, sessions.dayBefore(1));
        assertEquals(20_003, sessions.day(1));
        assertEquals(CLOSE, sessions.closeBeforeE4(1));
        sessions.levels(1, PivotSystem.CAMARILLA, levels);
        expect(PivotLevel.R4, 120.8975);
        sessions.levels(1, PivotSystem.WOODIE_OPEN, levels);
        expect(PivotLevel.P, (113.80 + 96.35 + 2 * 110) / 4);

        sessions.reset(1);
        assertEquals(SessionPivots.NO_SESSION, sessions.day(1));
        sessions.add(1, 20_004, 1_100_000, 2_000_000, 10_000, 1_500_000, 1);
        sessions.levels(1, PivotSystem.STANDARD, levels);
        assertTrue(Arrays.stream(levels).allMatch(Double::isNaN));
    }

    private static boolean add(SessionPivots sessions, long day, TestBars bars, int i) {
        return sessions.add(
                1, day, bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i], 1);
    }

    @Test
    void retracesAnUpLegFromItsHighAndExtendsItFromItsLow() {
        double[] expected = {109.6818, 107.1341, 105.075, 103.0159, 100.0843};
        for (int k = 0; k < expected.length; k++) {
            FibonacciLevel level = FibonacciLevel.values()[k];
            double price = level.price(FibonacciLevel.Leg.UP, HIGH, LOW);
            assertEquals(expected[k], price, TOLERANCE);
            double down = level.price(FibonacciLevel.Leg.DOWN, HIGH, LOW);
            assertEquals(96.35 + level.share() * 17.45, down, TOLERANCE);
        }
        FibonacciLevel.Leg up = FibonacciLevel.Leg.UP;
        double extended = FibonacciLevel.X1618.price(up, HIGH, LOW);
        assertEquals(96.35 + 1.618 * 17.45, extended, TOLERANCE);
        double below = FibonacciLevel.X1272.price(FibonacciLevel.Leg.DOWN, HIGH, LOW);
        assertEquals(113.80 - 1.272 * 17.45, below, TOLERANCE);
        assertTrue(Double.isNaN(FibonacciLevel.R500.price(FibonacciLevel.Leg.NONE, HIGH, LOW)));
    }

    @Test
    void theLaterSwingEndsTheLeg() {
        assertEquals(FibonacciLevel.Leg.UP, leg(5, 9, 2, 7, 8, 6));
        assertEquals(FibonacciLevel.Leg.DOWN, leg(8, 9, 7, 4, 2, 6));
        assertEquals(FibonacciLevel.Leg.NONE, leg(5, 6, 7, 8, 9, 10));
    }

    /** Of bars with these middles; a swing needs one bar on either side. */
    private static FibonacciLevel.Leg leg(long... middles) {
        var swings = new SwingKernel(1);
        swings.define(0);
        for (long middle : middles) {
            swings.add(0, middle, middle + 1, middle - 1, middle, 1);
        }
        return FibonacciLevel.leg(swings, 0);
    }

    @Test
    void aBarThatIsBothSwingsMakesNoLeg() {
        var swings = new SwingKernel(1);
        swings.define(0);
        swings.add(0, 10, 11, 9, 10, 1);
        swings.add(0, 10, 15, 5, 10, 1);
        swings.add(0, 10, 11, 9, 10, 1);
        assertEquals(1, swings.lastHighBar(0));
        assertEquals(1, swings.lastLowBar(0));
        assertEquals(FibonacciLevel.Leg.NONE, FibonacciLevel.leg(swings, 0));
    }
}
