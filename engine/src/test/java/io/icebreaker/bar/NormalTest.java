package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NormalTest {
    /** From 60-digit arithmetic: the series of erf below 3, the continued fraction above. */
    private static final double[][] ERFC = {
        {0.1, 8.8753708398171504701e-01},
        {0.4, 5.7160764495333149515e-01},
        {0.46875, 5.0738652678206197510e-01},
        {0.5, 4.7950012218695348132e-01},
        {1, 1.5729920705028513361e-01},
        {1.75, 1.3328328780817556842e-02},
        {2.5, 4.0695201744495891876e-04},
        {3.75, 1.1372725656979665363e-07},
        {4, 1.5417257900280019994e-08},
        {4.5, 1.9661604415428875814e-10},
        {6, 2.1519736712498912798e-17},
        {10, 2.0884875837625448771e-45},
        {20, 5.3958656116079011787e-176},
        {26, 5.6631924088561431919e-296}
    };

    @Test
    void isGoodToFifteenDigitsInBothTails() {
        for (double[] golden : ERFC) {
            double found = Normal.erfc(golden[0]);

            assertTrue(
                    Math.abs(found / golden[1] - 1) <= 1e-15,
                    golden[0] + ": " + found + " for " + golden[1]);
            assertEquals(2 - golden[1], Normal.erfc(-golden[0]), 4.5e-16);
        }
    }

    @Test
    void behavesAtTheEnds() {
        assertEquals(0.5, Normal.cdf(0));
        assertEquals(1, Normal.cdf(Double.POSITIVE_INFINITY));
        assertEquals(0, Normal.cdf(Double.NEGATIVE_INFINITY));
        assertTrue(Double.isNaN(Normal.cdf(Double.NaN)));
    }

    @Test
    void neverFalls() {
        double before = 0;
        for (int i = -40_000; i <= 40_000; i++) {
            double now = Normal.cdf(i / 4_000.0);
            assertTrue(now >= before, "at " + i / 4_000.0);
            before = now;
        }
    }
}
