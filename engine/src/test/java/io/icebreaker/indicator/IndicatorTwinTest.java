package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.BarFixtures;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What TA-Lib has not, worked out again over whole arrays as analytics 7.2, 7.4 and 9.2 read. */
class IndicatorTwinTest {
    private static final int BARS = 30_000;

    private final BarSeries series = BarFixtures.random(11, BARS, 20_000_000, 500, 20);
    private final Map<Indicator, double[]> values = Values.of(series);

    private double high(int i) {
        return series.highE4(i) / 10000.0;
    }

    private double low(int i) {
        return series.lowE4(i) / 10000.0;
    }

    private double close(int i) {
        return series.closeE4(i) / 10000.0;
    }

    private double highest(int i, int bars) {
        return IntStream.rangeClosed(i - bars + 1, i).mapToDouble(this::high).max().orElseThrow();
    }

    private double lowest(int i, int bars) {
        return IntStream.rangeClosed(i - bars + 1, i).mapToDouble(this::low).min().orElseThrow();
    }

    private static double[] nothing() {
        double[] all = new double[BARS];
        Arrays.fill(all, Double.NaN);
        return all;
    }

    private double[] middle(int bars) {
        double[] all = nothing();
        for (int i = bars - 1; i < BARS; i++) {
            all[i] = (highest(i, bars) + lowest(i, bars)) / 2;
        }
        return all;
    }

    private static double[] later(double[] computed, int bars) {
        double[] all = nothing();
        System.arraycopy(computed, 0, all, bars, BARS - bars);
        return all;
    }

    @Test
    void ichimokuByLookingBack() {
        double[] tenkan = middle(9);
        double[] kijun = middle(26);
        double[] leadingB = middle(52);
        double[] leadingA = nothing();
        for (int i = 0; i < BARS; i++) {
            leadingA[i] = (tenkan[i] + kijun[i]) / 2;
        }
        assertSame(Indicator.TENKAN, tenkan);
        assertSame(Indicator.KIJUN, kijun);
        assertSame(Indicator.SENKOU_A, leadingA);
        assertSame(Indicator.SENKOU_B, leadingB);
        assertSame(Indicator.CLOUD_A, later(leadingA, 26));
        assertSame(Indicator.CLOUD_B, later(leadingB, 26));
    }

    private void assertSame(Indicator indicator, double[] expected) {
        Values.assertSame(indicator.name(), expected, values.get(indicator));
    }

    @Test
    void supertrendFromArraysOfBands() {
        double[] range = averageRange(10);
        double[] upper = nothing();
        double[] lower = nothing();
        double[] line = nothing();
        double[] side = nothing();
        for (int i = 10; i < BARS; i++) {
            double basicUpper = (high(i) + low(i)) / 2 + 3 * range[i];
            double basicLower = (high(i) + low(i)) / 2 - 3 * range[i];
            boolean first = i == 10;
            boolean tighterAbove = first || basicUpper < upper[i - 1];
            boolean tighterBelow = first || basicLower > lower[i - 1];
            upper[i] = tighterAbove || close(i - 1) > upper[i - 1] ? basicUpper : upper[i - 1];
            lower[i] = tighterBelow || close(i - 1) < lower[i - 1] ? basicLower : lower[i - 1];
            boolean wasUp = !first && side[i - 1] > 0;
            boolean up = wasUp ? !(close(i) < lower[i]) : !first && close(i) > upper[i];
            side[i] = up ? 1 : -1;
            line[i] = up ? lower[i] : upper[i];
        }
        assertSame(Indicator.ST_DIR, side);
        assertSame(Indicator.SUPERTREND, line);
        long flips = IntStream.range(11, BARS).filter(i -> side[i] != side[i - 1]).count();
        assertTrue(flips > 100, flips + " turns");
    }

    private double[] averageRange(int period) {
        double[] all = nothing();
        double sum = 0;
        for (int i = 1; i < BARS; i++) {
            double ups = Math.abs(high(i) - close(i - 1));
            double range =
                    Math.max(high(i) - low(i), Math.max(ups, Math.abs(low(i) - close(i - 1))));
            sum += i <= period ? range : 0;
            if (i == period) {
                all[i] = sum / period;
            } else if (i > period) {
                all[i] = (all[i - 1] * (period - 1) + range) / period;
            }
        }
        return all;
    }

    @Test
    void crossesOfTheMeansThatTaLibGives() {
        double[] fast = Talib.ema(series, 8);
        double[] slow = Talib.ema(series, 13);
        double[] events = nothing();
        events[12] = 0;
        for (int i = 13; i < BARS; i++) {
            double before = fast[i - 1] - slow[i - 1];
            double now = fast[i] - slow[i];
            events[i] = now > 0 && before <= 0 ? 1 : now < 0 && before >= 0 ? -1 : 0;
        }
        assertSame(Indicator.EMA_CROSS, events);
        assertTrue(Arrays.stream(events).filter(e -> e < 0).count() > 100);
    }

    @Test
    void meanVolumeLeavesTheBarItselfOut() {
        double[] means = nothing();
        for (int i = 20; i < BARS; i++) {
            means[i] = IntStream.range(i - 20, i).mapToLong(series::volume).sum() / 20.0;
        }
        assertSame(Indicator.AVG_VOLUME20, means);
    }

    @Test
    void flatIsWhatHasNoRangeOrMovementInItsWindow() {
        var kernel = new IndicatorKernel(1);
        boolean[] rangeless = new boolean[BARS];
        int flats = 0;
        for (int i = 0; i < BARS; i++) {
            kernel.add(0, series, i);
            rangeless[i] = i >= 13 && highest(i, 14) == lowest(i, 14);
            assertEquals(rangeless[i], kernel.isFlat(0, Indicator.WILLR14), "bar " + i);
            if (i >= 17) {
                assertEquals(any(rangeless, i, 3), kernel.isFlat(0, Indicator.SLOWK), "bar " + i);
                assertEquals(any(rangeless, i, 5), kernel.isFlat(0, Indicator.SLOWD), "bar " + i);
                boolean still = kernel.value(0, Indicator.RSI_FLAT) == 1;
                assertEquals(still, kernel.isFlat(0, Indicator.RSI14), "bar " + i);
            }
            flats += kernel.isFlat(0, Indicator.SLOWD) ? 1 : 0;
        }
        assertTrue(flats > 500 && flats < BARS / 2, flats + " flat bars");
    }

    private static boolean any(boolean[] all, int i, int bars) {
        return IntStream.rangeClosed(i - bars + 1, i).anyMatch(at -> all[at]);
    }
}
