package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The solver against exact prices of known volatilities and a patient bisection, and its refusals. */
class ImpliedVolatilityTest {
    private static final double MINUTE = 60.0 / 31_536_000;
    private static final double HALF_TICK = 0.025;

    private final ImpliedVolatility solver = new ImpliedVolatility();

    private record Case(boolean call, double f, double k, double sigma, double years, double rate) {
        /** As wide as the specification measured it: F 100..98,765, sigma 0.005..5, T 60 s..3 years. */
        static Case random(SplittableRandom random) {
            double f = 100 * Math.pow(987.65, random.nextDouble());
            double sigma = 0.005 * Math.pow(1000, random.nextDouble());
            double years = MINUTE * Math.pow(3 / MINUTE, random.nextDouble());
            double away = (random.nextDouble() * 2 - 1) * 4 * sigma * Math.sqrt(years);
            double k = f * Math.exp(Math.max(-3, Math.min(3, away)));
            double rate = random.nextInt(4) == 0 ? 0 : 0.065;
            return new Case(random.nextBoolean(), f, k, sigma, years, rate);
        }

        BigDecimal price(BigDecimal s) {
            return Exact.price(call, f, k, s, years, rate);
        }
    }

    @Test
    void findsTheVolatilityBehindExactPricesOfFourThousandRandomOptions() {
        var random = new SplittableRandom(76);
        double worst = 0;
        int most = 0;
        int solved = 0;
        for (int i = 0; solved < 4_000; i++) {
            Case c = Case.random(random);
            double price = c.price(Exact.of(c.sigma)).doubleValue();
            int flag = solver.solve(c.call, price, c.f, c.k, c.years, c.rate);
            if (solver.timeValue() < HALF_TICK || flag == IvFlag.BELOW_INTRINSIC) {
                continue;
            }
            boolean edge = c.sigma < 0.00501 || c.sigma > 4.99;
            if (edge && flag == IvFlag.OUT_OF_RANGE) {
                continue;
            }
            assertEquals(IvFlag.NONE, flag, c.toString());
            // What rounding of the price alone moves: the double nearest the exact price is half an
            // ulp off.
            double slack = Math.ulp(price) / (100 * solver.vega());
            assertEquals(c.sigma, solver.sigma(), 1e-9 + slack, c + " #" + i);
            worst = Math.max(worst, Math.abs(c.sigma - solver.sigma()));
            most = Math.max(most, solver.iterations());
            solved++;
        }
        System.out.println(
                solved + " random options: worst error " + worst + ", most iterations " + most);
        assertTrue(most < 60, worst + " " + most);
    }

    /** A guess, however wrong, changes how long a search takes and nothing else. */
    @Test
    void whereASearchBeginsDoesNotShowInWhatItFinds() {
        var random = new SplittableRandom(27);
        var guided = new ImpliedVolatility();
        for (int i = 0; i < 20_000; i++) {
            Case c = Case.random(random);
            double price = Black76.price(c.call, c.f, c.k, c.sigma, c.years, c.rate);
            int flag = solver.solve(c.call, price, c.f, c.k, c.years, c.rate);
            double s = c.sigma * Math.sqrt(c.years);
            double guess = s * Math.exp(random.nextDouble(-1, 1) * Math.pow(10, i % 6 - 4));
            assertEquals(flag, guided.solve(c.call, price, c.f, c.k, c.years, c.rate, guess));
            if (flag == IvFlag.NONE && solver.timeValue() >= HALF_TICK) {
                double slack = Math.ulp(price) / (100 * solver.vega());
                assertEquals(solver.sigma(), guided.sigma(), 1e-9 + slack, c + " from " + guess);
                assertTrue(guided.iterations() < 60);
            }
        }
    }

    @Test
    void agreesWithBisectionInManyDigits() {
        var random = new SplittableRandom(83);
        int compared = 0;
        for (int i = 0; compared < 60; i++) {
            Case c = Case.random(random);
            double price = Math.round(c.price(Exact.of(c.sigma)).doubleValue() / 0.05) * 0.05;
            int flag = solver.solve(c.call, price, c.f, c.k, c.years, c.rate);
            if (flag == IvFlag.NONE && solver.timeValue() >= HALF_TICK) {
                double slack = Math.ulp(price) / (100 * solver.vega());
                assertEquals(bisect(c, price), solver.sigma(), 1e-9 + slack, c + " #" + i);
                compared++;
            }
        }
    }

    private static double bisect(Case c, double price) {
        BigDecimal low = new BigDecimal("0.004");
        BigDecimal high = new BigDecimal("6");
        BigDecimal want = Exact.of(price);
        for (int i = 0; i < 50; i++) {
            BigDecimal middle =
                    low.add(high).divide(BigDecimal.valueOf(2), 30, RoundingMode.HALF_EVEN);
            if (c.price(middle).compareTo(want) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low.doubleValue();
    }

    @Test
    void refusesWithTheFirstReasonThatHolds() {
        double nan = Double.NaN;
        assertEquals(IvFlag.EXPIRED, flag(true, nan, nan, nan, 0));
        assertEquals(IvFlag.EXPIRED, flag(true, 10, 100, 100, -1));
        assertEquals(IvFlag.NO_QUOTE, flag(true, nan, 100, 100, 0.1));
        assertEquals(IvFlag.BAD_INPUT, flag(true, 0, 100, 100, 0.1));
        assertEquals(IvFlag.BAD_INPUT, flag(true, -1, 100, 100, 0.1));
        assertEquals(IvFlag.BAD_INPUT, flag(true, 5, nan, 100, 0.1));
        assertEquals(IvFlag.BAD_INPUT, flag(true, 5, 100, 0, 0.1));
        assertEquals(IvFlag.BAD_INPUT, flag(true, 5, 100, 100, nan));
        assertEquals(IvFlag.BAD_INPUT, flag(true, 5, Double.POSITIVE_INFINITY, 100, 0.1));
        assertEquals(IvFlag.BELOW_INTRINSIC, flag(true, 9.9, 110, 100, 0.1));
        assertEquals(IvFlag.BELOW_INTRINSIC, flag(true, 10, 110, 100, 0.1));
        assertEquals(IvFlag.BELOW_INTRINSIC, flag(false, 9.9, 100, 110, 0.1));
        assertEquals(IvFlag.ABOVE_MAX, flag(true, 110, 110, 100, 0.1));
        assertEquals(IvFlag.ABOVE_MAX, flag(false, 100, 110, 100, 0.1));
        assertEquals(IvFlag.OUT_OF_RANGE, flag(true, 99, 100, 100, 0.01));
        assertEquals(IvFlag.OUT_OF_RANGE, flag(true, 1e-6, 100, 100, 1));
        assertEquals(IvFlag.LOW_VEGA, flag(true, 1e-6, 100, 400, 0.1));
        assertEquals(IvFlag.NONE, flag(true, 5, 100, 100, 0.1));
        assertEquals("NO_QUOTE", IvFlag.name(IvFlag.NO_QUOTE));
    }

    private int flag(boolean call, double price, double f, double k, double years) {
        int flag = solver.solve(call, price, f, k, years, 0);
        assertEquals(flag, solver.flag());
        assertEquals(flag == IvFlag.NONE, solver.sigma() > 0);
        assertEquals(flag == IvFlag.NONE, solver.vega() > 0);
        return flag;
    }
}
