package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Against {@link StrictMath}, the slow twin, itself within one unit in the last place. */
class ElementaryTest {
    private static final int DRAWS = 400_000;

    private final SplittableRandom random = new SplittableRandom(20_261_127);

    private static void assertNear(
            DoubleUnaryOperator ours, DoubleUnaryOperator twin, double x, int units) {
        double expected = twin.applyAsDouble(x);
        double off = Math.abs(ours.applyAsDouble(x) - expected) / Math.ulp(expected);
        assertTrue(off <= units, () -> off + " units off at " + x);
    }

    private static void assertExp(double x) {
        assertNear(Elementary::exp, StrictMath::exp, x, 1);
    }

    private static void assertLog(double x) {
        assertNear(Elementary::log, StrictMath::log, x, 2);
    }

    @Test
    void exponentialIsStrictMathsToAUnit() {
        for (int i = 0; i < DRAWS; i++) {
            assertExp(random.nextDouble(-708, 709));
            assertExp(random.nextDouble(-40, 1));
            assertExp(StrictMath.exp(random.nextDouble(-40, 0)) * (i % 2 == 0 ? 1 : -1));
        }
    }

    @Test
    void logarithmIsStrictMathsToTwo() {
        for (int i = 0; i < DRAWS; i++) {
            assertLog(StrictMath.exp(random.nextDouble(-700, 700)));
            assertLog(random.nextDouble(0.5, 2));
            double near = StrictMath.exp(random.nextDouble(-36, -1));
            assertLog(i % 2 == 0 ? 1 + near : 1 - near);
        }
    }

    /** Where a table's part ends, and the numbers on either side of it. */
    @Test
    void edgesOfThePartsAreNoEdges() {
        for (int i = 0; i <= 256; i++) {
            double edge = 0.5 + i / 128.0;
            assertLog(Math.nextDown(edge));
            assertLog(edge);
            assertLog(Math.nextUp(edge));
            double part = (i - 128 + 0.5) * StrictMath.log(2) / 128;
            assertExp(Math.nextDown(part));
            assertExp(Math.nextUp(part));
        }
    }

    @Test
    void whatIsNoUsualNumberIsStrictMaths() {
        double[] strange = {
            0,
            -0.0,
            -1,
            1,
            Double.MIN_VALUE,
            Double.MIN_NORMAL,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            710,
            -709,
            -745,
            -746,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN
        };
        for (double x : strange) {
            assertAlike(StrictMath.exp(x), Elementary.exp(x));
            assertAlike(StrictMath.log(x), Elementary.log(x));
        }
        assertEquals(0.0, Elementary.log(1));
        assertEquals(1.0, Elementary.exp(0));
    }

    private static void assertAlike(double expected, double actual) {
        boolean isFinite = Math.abs(expected) < Double.POSITIVE_INFINITY;
        assertEquals(expected, actual, isFinite ? Math.ulp(expected) : Double.MIN_VALUE);
    }
}
