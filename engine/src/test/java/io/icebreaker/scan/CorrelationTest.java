package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Correlation (analytics 8.8) against a recomputation from all closes, gaps included. */
class CorrelationTest {
    @Test
    void f1CloseAgainstItsMid() {
        Days f1 = Days.f1();
        var kernel = new CorrelationKernel(2, CorrelationKernel.DEFAULT_PERIOD);
        for (int i = 0; i < 64; i++) {
            assertEquals(i <= 20, Double.isNaN(kernel.rho(0, 1)), "before bar " + i);
            kernel.close(0, f1.close()[i], false);
            kernel.close(1, (f1.high()[i] + f1.low()[i]) / 2, false);
            kernel.endBar();
        }
        assertEquals(0.5904926419424862, kernel.rho(0, 1), 1e-12);
        assertEquals(kernel.rho(0, 1), kernel.rho(1, 0));
    }

    @Test
    void everyPairIsAsFromItsCommonClosesAlone() {
        int series = 7;
        var random = new Random(88);
        var kernel = new CorrelationKernel(series, 20);
        List<long[]> moments = new ArrayList<>();
        int known = 0;
        for (int m = 0; m < 400; m++) {
            long[] closes = new long[series];
            for (int s = 0; s < series; s++) {
                boolean isThere = random.nextInt(5) > 0;
                closes[s] = isThere ? 1_000_000 + random.nextInt(100_000) : 0;
                closes[s] = s == 6 && isThere ? 777 : closes[s]; // hardly moves
                if (isThere) {
                    kernel.close(s, closes[s], false);
                }
            }
            moments.add(closes);
            kernel.endBar();
            for (int i = 0; i < series; i++) {
                for (int j = i + 1; j < series; j++) {
                    double expected = slow(moments, i, j);
                    assertEquals(expected, kernel.rho(i, j), 1e-9, m + ": " + i + " " + j);
                    known += Double.isNaN(expected) ? 0 : 1;
                }
            }
        }
        assertTrue(known > 5_000, known + " known");
    }

    /** Single-pass textbook form from the last 21 common closes. */
    private static double slow(List<long[]> moments, int i, int j) {
        List<double[]> common = new ArrayList<>();
        for (long[] closes : moments) {
            if (closes[i] > 0 && closes[j] > 0) {
                common.add(new double[] {closes[i], closes[j]});
            }
        }
        if (common.size() < 21 || i == 6 || j == 6) {
            return Double.NaN;
        }
        List<double[]> last = common.subList(common.size() - 21, common.size());
        double meanX = Math.log(last.get(20)[0] / last.get(0)[0]) / 20;
        double meanY = Math.log(last.get(20)[1] / last.get(0)[1]) / 20;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int k = 1; k <= 20; k++) {
            double x = Math.log(last.get(k)[0]) - Math.log(last.get(k - 1)[0]) - meanX;
            double y = Math.log(last.get(k)[1]) - Math.log(last.get(k - 1)[1]) - meanY;
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        return xy / (Math.sqrt(xx) * Math.sqrt(yy));
    }

    @Test
    void twinsAreOneAndASplitIsMarkedAsLongAsItCounts() {
        var kernel = new CorrelationKernel(2, 20);
        var random = new Random(3);
        for (int m = 0; m < 60; m++) {
            long close = 1_000_000 + random.nextInt(100_000);
            kernel.close(0, close, m == 30);
            kernel.close(1, 2 * close, false);
            kernel.endBar();
            assertEquals(m >= 30 && m < 50, kernel.isSuspect(0, 1), "moment " + m);
            assertEquals(Math.min(m, 20), kernel.count(0, 1));
            assertTrue(m < 20 || kernel.rho(0, 1) <= 1 && kernel.rho(0, 1) > 1 - 1e-9);
        }
        assertFalse(kernel.isSuspect(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new CorrelationKernel(2, 64));
        assertThrows(IllegalArgumentException.class, () -> new CorrelationKernel(2, 1));
    }
}
