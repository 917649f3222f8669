package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** A day's end has tens of thousands of series, most with a dozen bars: 32 KB each was more than the heap. */
class BarSeriesRoomTest {
    private static final int SERIES = 1_000;
    private static final int FEW = 12;
    private static final long MOST_BYTES = 2_000;

    private static BarSeries of(int bars) {
        var series = new BarSeries("X", false);
        for (int at = 0; at < bars; at++) {
            series.add(new BarSeries.Row(at + 1, at, at + 2, at - 2, at + 1, 10 * at, 7, 8));
        }
        return series;
    }

    @Test
    void aFewBarsTakeLittle() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        of(FEW);
        long before = threads.getCurrentThreadAllocatedBytes();
        int size = 0;
        for (int n = 0; n < SERIES; n++) {
            size += of(FEW).size();
        }
        long rows = (long) SERIES * FEW * 80; // a row given in is an object of its own
        long each = (threads.getCurrentThreadAllocatedBytes() - before - rows) / SERIES;
        assertEquals(SERIES * FEW, size);
        assertTrue(each < MOST_BYTES, each + " bytes");
    }

    @Test
    void manyAreAllThere() {
        BarSeries series = of(1_000);
        assertEquals(1_000, series.size());
        for (int at = 0; at < 1_000; at++) {
            assertEquals(
                    new BarSeries.Row(at + 1, at, at + 2, at - 2, at + 1, 10 * at, 7, 8),
                    series.row(at));
        }
    }
}
