package io.icebreaker.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** Percentiles of counted classes beside those of all values, sorted. */
class LatencyHistogramTest {
    /** A class is at most a thirty-second of its shortest wide. */
    private static final double WIDEST = 1 + 1 / 32.0;

    private final LatencyHistogram histogram = new LatencyHistogram();
    private final LatencyWindow window = new LatencyWindow(histogram);

    @Test
    void classesFollowOnEachOtherWithoutAHole() {
        assertEquals(0, LatencyHistogram.classOf(0));
        for (int i = 0; i < LatencyHistogram.CLASSES - 1; i++) {
            long upper = LatencyHistogram.upperNs(i);
            assertEquals(i, LatencyHistogram.classOf(upper));
            assertEquals(i + 1, LatencyHistogram.classOf(upper + 1));
        }
        assertEquals(
                LatencyHistogram.HIGHEST_NS,
                LatencyHistogram.upperNs(LatencyHistogram.CLASSES - 1));
    }

    @Test
    void percentilesAreThoseOfAllValuesSortedOrAClassAbove() {
        var random = new Random(7);
        var values = new long[20_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) Math.exp(random.nextDouble() * 24); // 1 ns to 26 s
            histogram.record(values[i]);
        }
        window.endSecond();
        Arrays.sort(values);
        Spread spread = window.lastTenSeconds();
        assertEquals(values.length, spread.count());
        assertAt(values[values.length / 2 - 1], spread.p50Ns());
        assertAt(values[values.length * 99 / 100 - 1], spread.p99Ns());
        assertAt(values[values.length * 999 / 1_000 - 1], spread.p999Ns());
        assertEquals(values[values.length - 1], spread.maxNs());
        assertEquals(spread, window.sinceStart());
    }

    private static void assertAt(long exact, long told) {
        assertTrue(told >= exact && told <= exact * WIDEST, told + " for " + exact);
    }

    @Test
    void aWindowForgetsWhatIsTenSecondsOldAndTheTotalDoesNot() {
        histogram.record(5_000_000);
        window.endSecond();
        assertEquals(5_000_000, window.lastSecond().maxNs());
        for (int second = 1; second < LatencyWindow.SECONDS; second++) {
            histogram.record(1_000, 3);
            window.endSecond();
        }
        assertEquals(28, window.lastTenSeconds().count());
        assertEquals(5_000_000, window.lastTenSeconds().maxNs());
        assertEquals(1_000, window.lastSecond().maxNs());
        window.endSecond();
        assertEquals(27, window.lastTenSeconds().count());
        assertEquals(1_000, window.lastTenSeconds().maxNs());
        assertEquals(Spread.NONE, window.lastSecond());
        assertEquals(5_000_000, window.sinceStart().maxNs());
        assertEquals(28, window.sinceStart().count());
    }

    @Test
    void aClockSetBackCountsAsNothingAndAHangAsTheLongest() {
        histogram.record(-1);
        histogram.record(Long.MAX_VALUE);
        window.endSecond();
        assertEquals(2, window.sinceStart().count());
        assertEquals(0, window.sinceStart().p50Ns());
        assertEquals(LatencyHistogram.HIGHEST_NS, window.sinceStart().maxNs());
    }

    @Test
    void theLogIsReadByTheLibrarysOwnReader() throws Exception {
        histogram.record(1_000, 99);
        histogram.record(2_000_000);
        var out = new ByteArrayOutputStream();
        new HistogramLog(out, 1_000_000, 1_060_000).add("tick-signal", histogram);
        try (var reader = new HistogramLogReader(new ByteArrayInputStream(out.toByteArray()))) {
            var read = (Histogram) reader.nextIntervalHistogram();
            assertEquals("tick-signal", read.getTag());
            assertEquals(100, read.getTotalCount());
            assertEquals(99, read.getCountBetweenValues(0, 10_000));
            assertEquals(1_060_000, read.getEndTimeStamp());
        }
    }
}
