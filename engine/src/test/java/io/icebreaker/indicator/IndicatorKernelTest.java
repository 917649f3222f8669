package io.icebreaker.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.reference.BarFixtures;
import io.icebreaker.state.StateReader;
import io.icebreaker.state.StateWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Series beside series, bars that are still open, fresh starts, and no garbage. */
class IndicatorKernelTest {
    private static final int BARS = 4_000;

    private final BarSeries dear = BarFixtures.random(21, BARS, 250_000_000, 500, 100);
    private final BarSeries cheap = BarFixtures.random(22, BARS, 200_000, 500, 2);
    private final IndicatorKernel kernel = new IndicatorKernel(1);
    private final double[] developing = new double[Indicator.COUNT];

    private static double[] all(IndicatorKernel kernel, int series) {
        double[] all = new double[Indicator.COUNT];
        for (Indicator indicator : Indicator.values()) {
            all[indicator.ordinal()] = kernel.value(series, indicator);
        }
        return all;
    }

    private static long develop(
            IndicatorKernel kernel, int number, BarSeries s, int i, double[] out) {
        return kernel.developing(
                number, s.openE4(i), s.highE4(i), s.lowE4(i), s.closeE4(i), s.volume(i), out);
    }

    @Test
    void developingValuesAreThoseOfTheCloseAndLeaveNoTrace() {
        var untouched = new IndicatorKernel(1);
        for (int i = 0; i < BARS; i++) {
            develop(kernel, 0, dear, (i * 31 + 7) % BARS, developing);
            double[] before = all(kernel, 0);
            long flat = develop(kernel, 0, cheap, i, developing);
            assertArrayEquals(before, all(kernel, 0));
            kernel.add(0, cheap, i);
            untouched.add(0, cheap, i);
            assertArrayEquals(all(kernel, 0), developing, "bar " + i);
            assertArrayEquals(all(untouched, 0), developing, "bar " + i);
            assertEquals(i + 1, kernel.bars(0));
            for (Indicator indicator : Indicator.values()) {
                boolean closed = kernel.isFlat(0, indicator);
                assertEquals(closed, IndicatorKernel.isFlat(flat, indicator), indicator.name());
            }
        }
    }

    @Test
    void seriesDoNotTouchEachOtherAndRoomGrowsUnderThem() {
        var alone = new IndicatorKernel(1);
        var other = new IndicatorKernel(1);
        for (int i = 0; i < BARS; i++) {
            int mine = i < 500 ? 0 : 3 + i / 500;
            kernel.define(mine);
            kernel.add(0, dear, i);
            alone.add(0, dear, i);
            if (mine > 0) {
                kernel.add(mine, cheap, i);
                assertEquals(i % 500 + 1, kernel.bars(mine));
            }
            assertArrayEquals(all(alone, 0), all(kernel, 0), "bar " + i);
        }
        for (int i = BARS - 500; i < BARS; i++) {
            other.add(0, cheap, i);
        }
        assertArrayEquals(all(other, 0), all(kernel, 3 + (BARS - 1) / 500));
    }

    @Test
    void aResetSeriesStartsColdAgain() {
        for (int i = 0; i < 777; i++) {
            kernel.add(0, dear, i);
        }
        kernel.reset(0);
        assertEquals(0, kernel.bars(0));
        assertArrayEquals(all(new IndicatorKernel(1), 0), all(kernel, 0));
        var fresh = new IndicatorKernel(1);
        for (int i = 0; i < 300; i++) {
            kernel.add(0, cheap, i);
            fresh.add(0, cheap, i);
            assertArrayEquals(all(fresh, 0), all(kernel, 0), "bar " + i);
        }
    }

    @Test
    void aStateThatWasKeptGoesOn() throws Exception {
        var averages = new MovingAverages();
        int mean = averages.register(900, false, 100);
        kernel.define(5);
        for (int i = 0; i < 400; i++) {
            kernel.add(5, dear, i);
            averages.add(900, dear.closeE4(i));
        }
        var bytes = new ByteArrayOutputStream();
        var writer = new StateWriter(bytes);
        writer.root(kernel);
        writer.root(averages);
        writer.write();
        var againKernel = new IndicatorKernel(1);
        var againAverages = new MovingAverages();
        var reader =
                new StateReader(
                        new ByteArrayInputStream(bytes.toByteArray()), getClass().getClassLoader());
        reader.root(againKernel);
        reader.root(againAverages);
        reader.fill();
        for (int i = 400; i < 600; i++) {
            kernel.add(5, dear, i);
            averages.add(900, dear.closeE4(i));
            againKernel.add(5, dear, i);
            againAverages.add(900, dear.closeE4(i));
            assertArrayEquals(all(kernel, 5), all(againKernel, 5), "bar " + i);
            assertEquals(averages.value(mean), againAverages.value(mean), "bar " + i);
        }
    }

    @Test
    void barsAndOpenBarsMakeNoGarbage() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        var averages = new MovingAverages();
        int mean = averages.register(0, false, 20);
        averages.register(0, true, 200);
        threads.getThreadAllocatedBytes(self);
        double sum = 0;
        long bytes =
                Long.MAX_VALUE; // of the best round: what is compiled late makes its messages once
        for (int round = 0; round < 6; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < BARS; i++) {
                develop(kernel, 0, dear, i, developing);
                kernel.add(0, dear, i);
                averages.add(0, dear.closeE4(i));
                sum += developing[3] + kernel.valueUnlessFlat(0, Indicator.RSI14);
                sum += averages.value(mean) + averages.developing(mean, dear.closeE4(i));
            }
            bytes = Math.min(bytes, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, bytes, "bytes in " + BARS + " bars");
        assertTrue(Double.isNaN(sum), "the first bars have no value");
    }
}
