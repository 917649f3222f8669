package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.BarFixtures;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every indicator that TA-Lib 0.4.0 has, to the bit, on bars with flat stretches, jumps and huge volumes. */
class TalibTest {
    private static final int BARS = 120_000;

    /** Theirs come from a running E[x^2] - mean^2 that cancels; ours are exact (analytics 7.2). */
    private static final Set<Indicator> BANDS = EnumSet.of(Indicator.BBU, Indicator.BBL);

    private static BarSeries near25000() {
        return BarFixtures.random(7, BARS, 250_000_000, 500, 120);
    }

    private static BarSeries near20() {
        return BarFixtures.random(8, BARS, 200_000, 500, 2);
    }

    @Test
    void agreesToTheBitNear25000() {
        compare(near25000());
    }

    @Test
    void agreesToTheBitNear20() {
        compare(near20());
    }

    @Test
    void agreesToTheBitWhereThePriceIsAlmostNothing() {
        compare(BarFixtures.random(9, 20_000, 5_000, 100, 1));
    }

    /** Long enough for means of movements to fall below the library's tolerance of 1e-8. */
    @Test
    void agreesToTheBitThroughLongStandstills() {
        BarSeries lively = BarFixtures.random(10, 3_000, 200_000, 500, 2);
        var series = new BarSeries("STANDSTILLS", false);
        for (int i = 0; i < lively.size(); i++) {
            long open = lively.openE4(i);
            long close = lively.closeE4(i);
            BarFixtures.addE4(
                    series, open, lively.highE4(i), lively.lowE4(i), close, lively.volume(i));
            for (int still = 0; still < 400 && i % 500 == 499; still++) {
                BarFixtures.addE4(series, close, close, close, close, 100);
            }
        }
        compare(series);
        double[] flat = Values.of(series).get(Indicator.RSI_FLAT);
        assertTrue(Arrays.stream(flat).filter(one -> one == 1).count() > 300);
    }

    private static void compare(BarSeries series) {
        Map<Indicator, double[]> ours = Values.of(series);
        Map<Indicator, double[]> theirs = Talib.of(series);
        assertEquals(23, theirs.size());
        theirs.forEach(
                (indicator, expected) -> {
                    if (!BANDS.contains(indicator)) {
                        Values.assertSame(indicator.name(), expected, ours.get(indicator));
                    }
                });
        bands(series, ours, theirs);
    }

    /** The bound of analytics 11 against TA-Lib, counted; the exact integers bit for bit. */
    private static void bands(
            BarSeries series, Map<Indicator, double[]> ours, Map<Indicator, double[]> theirs) {
        double[] upper = theirs.get(Indicator.BBU);
        double[] lower = theirs.get(Indicator.BBL);
        double highest = 0;
        double worst = 0;
        int differing = 0;
        for (int i = 0; i < series.size(); i++) {
            highest = Math.max(highest, series.closeE4(i) / 10000.0);
            if (i < 19) {
                continue;
            }
            double sd = ours.get(Indicator.BBSD)[i];
            double theirSd = (upper[i] - lower[i]) / 4;
            worst = Math.max(worst, Math.abs(sd * sd - theirSd * theirSd) / (highest * highest));
            differing += Values.same(upper[i], ours.get(Indicator.BBU)[i]) ? 0 : 1;
        }
        assertTrue(worst <= 1e-11, "sd^2 apart by " + worst + " of the highest close squared");
        assertTrue(differing > 0, "their drift should show");
        System.out.printf(
                "BBU differs from TA-Lib in %,d of %,d bars near Rs %,.0f; sd^2 by %.1e of close^2%n",
                differing, series.size(), highest, worst);
    }

    @Test
    void bandsAreThoseOfUnboundedIntegers() {
        for (BarSeries series : new BarSeries[] {near25000(), near20()}) {
            Map<Indicator, double[]> ours = Values.of(series);
            double[] middle = ours.get(Indicator.SMA20);
            double[] upper = nothing(series);
            double[] lower = nothing(series);
            for (int i = 19; i < series.size(); i++) {
                double sd = exactDeviation(series, i);
                upper[i] = middle[i] + 2 * sd;
                lower[i] = middle[i] - 2 * sd;
                double twoPass = middle[i] + 2 * twoPassDeviation(series, i);
                assertEquals(twoPass, upper[i], 1e-9 * twoPass);
            }
            Values.assertSame("BBU", upper, ours.get(Indicator.BBU));
            Values.assertSame("BBL", lower, ours.get(Indicator.BBL));
        }
    }

    private static double[] nothing(BarSeries series) {
        double[] values = new double[series.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static double exactDeviation(BarSeries series, int i) {
        BigInteger sum = BigInteger.ZERO;
        BigInteger squares = BigInteger.ZERO;
        for (int at = i - 19; at <= i; at++) {
            BigInteger x = BigInteger.valueOf(series.closeE4(at));
            sum = sum.add(x);
            squares = squares.add(x.multiply(x));
        }
        BigInteger d = squares.multiply(BigInteger.valueOf(20)).subtract(sum.multiply(sum));
        return d.compareTo(BigInteger.valueOf(400)) < 0
                ? 0
                : Math.sqrt(d.doubleValue()) / 20 / 10000.0;
    }

    private static double twoPassDeviation(BarSeries series, int i) {
        double mean = 0;
        for (int at = i - 19; at <= i; at++) {
            mean += series.closeE4(at) / 10000.0;
        }
        mean /= 20;
        double apart = 0;
        for (int at = i - 19; at <= i; at++) {
            double x = series.closeE4(at) / 10000.0 - mean;
            apart += x * x;
        }
        return Math.sqrt(apart / 20);
    }

    @Test
    void bandsOfWindowsWiderThanTheIntegersReachAreTwoPass() {
        var series = new BarSeries("JUMPS", false);
        BarSeries calm = near25000();
        int wide = 0;
        for (int i = 0; i < 4_000; i++) {
            long up = i % 97 / 60 * 61_234_500L + i % 389 / 300 * 1_234_567_800L;
            long close = calm.closeE4(i) + up;
            BarFixtures.addE4(series, close, close + 500, close - 500, close, 1);
        }
        Map<Indicator, double[]> ours = Values.of(series);
        double[] expected = nothing(series);
        long anchor = 0;
        for (int i = 0; i < series.size(); i++) {
            boolean wasFar = i > 0 && isFar(series, i - 1, anchor);
            long y = series.closeE4(i) - anchor;
            anchor = i == 0 || wasFar || Math.abs(y) > 50_000_000 ? series.closeE4(i) : anchor;
            boolean far = isFar(series, i, anchor);
            wide += far ? 1 : 0;
            if (i >= 19) {
                expected[i] = far ? twoPassDeviation(series, i) : exactDeviation(series, i);
            }
        }
        Values.assertSame("BBSD", expected, ours.get(Indicator.BBSD));
        assertTrue(wide > 1_000 && wide < 3_500, wide + " wide windows");
    }

    /** D is 19 for one close a ten-thousandth of a rupee off, 475 for five. */
    @Test
    void aVarianceBelowTheToleranceIsNone() {
        for (long off : new long[] {1, 4, 5, 20}) {
            var series = new BarSeries("STILL", false);
            for (int i = 0; i < 20; i++) {
                long close = i == 7 ? 1_000_000 + off : 1_000_000;
                BarFixtures.addE4(series, close, close, close, close, 1);
            }
            double sd = Values.of(series).get(Indicator.BBSD)[19];
            assertEquals(off < 5 ? 0 : Math.sqrt(19 * off * off) / 20 / 10000.0, sd);
        }
    }

    private static boolean isFar(BarSeries series, int i, long anchor) {
        boolean far = false;
        for (int at = Math.max(0, i - 19); at <= i; at++) {
            far |= Math.abs(series.closeE4(at) - anchor) > 50_000_000;
        }
        return far;
    }

    @Test
    void onBalanceVolumeIsExactWhereDoublesAreNot() {
        var series = new BarSeries("RISING", false);
        BigInteger sum = BigInteger.ZERO;
        double inDoubles = 0;
        for (int i = 0; i < 100_000; i++) {
            long close = 1_000_000L + i * 500;
            long volume = 999_999_999_999L - i % 7;
            BarFixtures.addE4(series, close, close, close, close, volume);
            sum = sum.add(BigInteger.valueOf(volume));
            inDoubles += volume;
        }
        double[] obv = Values.of(series).get(Indicator.OBV);
        assertEquals(sum.doubleValue(), obv[series.size() - 1]);
        assertTrue(inDoubles != sum.doubleValue(), "doubles were as good: " + inDoubles);
    }
}
