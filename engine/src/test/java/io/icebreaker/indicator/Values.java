package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.fail;

import io.icebreaker.bar.BarSeries;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What the kernel says of every bar of a series, and comparisons to the bit. */
final class Values {
    private Values() {}

    /** All indicators over a series, from a cold start. */
    static Map<Indicator, double[]> of(BarSeries series) {
        Map<Indicator, double[]> values = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            values.put(indicator, new double[series.size()]);
        }
        var kernel = new IndicatorKernel(1);
        for (int i = 0; i < series.size(); i++) {
            kernel.add(0, series, i);
            for (Indicator indicator : Indicator.values()) {
                values.get(indicator)[i] = kernel.value(0, indicator);
            }
        }
        return values;
    }

    /** Whether two values have the same bits; -0.0 is 0.0 (analytics 11), one NaN is another. */
    static boolean same(double a, double b) {
        return Double.doubleToLongBits(a + 0.0) == Double.doubleToLongBits(b + 0.0);
    }

    static void assertSame(String what, double[] expected, double[] actual) {
        for (int i = 0; i < expected.length; i++) {
            if (!same(expected[i], actual[i])) {
                fail(
                        what
                                + " differs first at bar "
                                + i
                                + ": expected "
                                + expected[i]
                                + ", was "
                                + actual[i]);
            }
        }
        if (Arrays.stream(expected).allMatch(Double::isNaN)) {
            fail(what + " was never compared: no value");
        }
    }
}
