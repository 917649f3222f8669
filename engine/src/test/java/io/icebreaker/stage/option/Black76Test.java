package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Normal;
import io.icebreaker.reference.Recordings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The normal distribution, Black-76 and its inverse against 50-digit arithmetic (analytics 6.8, 6.9, 11). */
class Black76Test {
    private static final double YEAR_SECONDS = 31_536_000;
    private static final double HALF_TICK = 0.025;

    private record Golden(
            double f,
            double k,
            double sigma,
            double years,
            double rate,
            boolean call,
            double[] out) {}

    private static List<Golden> golden() throws IOException {
        return Files.readAllLines(Recordings.data("analytics").resolve("black76_golden.csv"))
                .stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(
                        c ->
                                new Golden(
                                        d(c[0]),
                                        d(c[1]),
                                        d(c[2]),
                                        d(c[3]) / YEAR_SECONDS,
                                        d(c[4]),
                                        c[5].equals("C"),
                                        new double[] {
                                            d(c[6]), d(c[7]), d(c[8]), d(c[9]), d(c[10]), d(c[11])
                                        }))
                .toList();
    }

    private static double d(String text) {
        return Double.parseDouble(text);
    }

    @Test
    void pricesAndGreeksAreTheGoldenOnes() throws IOException {
        var greeks = new Greeks();
        assertEquals(280, golden().size());
        for (Golden g : golden()) {
            greeks.compute(g.call, g.f, g.k, g.sigma, g.years, g.rate);
            assertEquals(g.out[0], greeks.price(), 1e-12 * g.f, g.toString());
            assertEquals(greeks.price(), Black76.price(g.call, g.f, g.k, g.sigma, g.years, g.rate));
            double[] found = {
                greeks.delta(), greeks.gamma(), greeks.vega(), greeks.theta(), greeks.rho()
            };
            for (int i = 0; i < found.length; i++) {
                double want = g.out[i + 1];
                double allowed = Math.abs(want) > 1e-12 ? 1e-10 * Math.abs(want) : 1e-12;
                assertEquals(want, found[i], allowed, "Greek " + i + " of " + g);
            }
        }
    }

    @Test
    void volatilitiesOfGoldenPricesAreFoundToABillionth() throws IOException {
        var solver = new ImpliedVolatility();
        double worst = 0;
        int solved = 0;
        int most = 0;
        for (Golden g : golden()) {
            solver.solve(g.call, g.out[0], g.f, g.k, g.years, g.rate);
            if (solver.timeValue() >= HALF_TICK) {
                assertEquals(IvFlag.NONE, solver.flag(), g.toString());
                worst = Math.max(worst, Math.abs(solver.sigma() - g.sigma));
                most = Math.max(most, solver.iterations());
                solved++;
            }
        }
        System.out.println(
                "black76_golden.csv: "
                        + solved
                        + " volatilities, worst error "
                        + worst
                        + ", at most "
                        + most
                        + " iterations");
        assertTrue(worst <= 1e-9 && solved > 150, "worst " + worst + " of " + solved);
    }

    @Test
    void theWorkedExampleHolds() {
        var greeks = new Greeks();
        double years = 7 / 365.0;
        greeks.compute(true, 25012.35, 25000, 0.12, years, 0.065);
        assertEquals(171.81542932010737, greeks.price(), 1e-10);
        assertEquals(0.51452561084114368, greeks.delta(), 1e-12);
        assertEquals(0.00095789151800029433, greeks.gamma(), 1e-15);
        assertEquals(13.791507616562983, greeks.vega(), 1e-11);
        assertEquals(-11.790694974533184, greeks.theta(), 1e-11);
        assertEquals(
                159.48081493393104,
                Black76.price(false, 25012.35, 25000, 0.12, years, 0.065),
                1e-10);
        greeks.compute(true, 25012.35, 25000, 0.12, 0, 0.065);
        assertTrue(Double.isNaN(greeks.price() + greeks.rho()));
    }

    @Test
    void theNormalDistributionHasFifteenDigits() {
        var random = new SplittableRandom(1969);
        double worst = 0;
        for (int i = 0; i < 2_000; i++) {
            double x = (random.nextDouble() - 0.5) * (i % 2 == 0 ? 2 : 70);
            worst = Math.max(worst, apart(Exact.cdf(Exact.of(x)), Normal.cdf(x)));
            worst = Math.max(worst, apart(Exact.pdf(Exact.of(x)), Normal.pdf(x)));
            if (Math.abs(x) < 26) {
                worst = Math.max(worst, apart(Exact.erfc(Exact.of(x)), Normal.erfc(x)));
            }
        }
        System.out.println("erfc, cdf, pdf: worst relative error " + worst);
        assertTrue(worst <= 1e-15, "worst " + worst);
        assertEquals(0.5, Normal.cdf(0));
        assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY));
        assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY));
        assertEquals(0, Normal.pdf(1e300));
        assertEquals(0, Normal.erfc(1e300));
        assertEquals(2, Normal.erfc(-1e300));
        assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
    }

    private static double apart(BigDecimal want, double found) {
        if (want.doubleValue() < 1e-300) {
            return 0;
        }
        return Exact.of(found).subtract(want).divide(want, Exact.MC).abs().doubleValue();
    }
}
