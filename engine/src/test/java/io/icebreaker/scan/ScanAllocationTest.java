package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Scans leave no garbage, bar by bar. */
class ScanAllocationTest {
    private static final int BARS = 20_000;
    private static final int SERIES = 16;

    /** A late class or two; a single object a bar would be 320,000. */
    private static final long OF_THE_JVM_BYTES = 20_000;

    private final DailyScan daily = new DailyScan(BreakoutRule.DEFAULT);
    private final TechnicalKernel technical = new TechnicalKernel();
    private final TechnicalInputs inputs = new TechnicalInputs();
    private final Week52Kernel year = new Week52Kernel();
    private final CorrelationKernel correlation = new CorrelationKernel(SERIES, 20);
    private final Movers movers = new Movers(Movers.SHOWN);
    private final Breadth breadth = new Breadth(SERIES);
    private long draw = 42;
    private int day;
    private double sum;

    @Test
    void aBarCostsNothing() {
        for (int s = 0; s < SERIES; s++) {
            daily.define(s);
            technical.define(s);
            year.define(s);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        play(BARS);
        long before = threads.getThreadAllocatedBytes(thread);
        play(BARS);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes");
        assertTrue(sum != 0 && movers.upCount() > 0 && breadth.declines() > 0);
    }

    private void play(int bars) {
        for (int n = 0; n < bars; n++) {
            int s = n % SERIES;
            if (s == 0) {
                correlation.endBar();
                sum += orZero(correlation.rho(0, 1));
                movers.clear();
                day++;
            }
            long open = 1_000_000 + next(50_000);
            long close = open + next(40_000) - 20_000;
            long high = Math.max(open, close) + next(5_000);
            long low = Math.min(open, close) - next(5_000);
            long volume = next(100_000);
            daily.judge(s, open, high, low, close, volume, 1_000_000);
            daily.add(s, open, high, low, close, volume, 1_000_000);
            sum += daily.scoreA() + orZero(daily.resistance());
            technical.add(s, fill(close));
            sum += technical.tenths(1) + technical.momentum().ordinal();
            year.at(s, day);
            year.add(s, day, high, low);
            correlation.close(s, close, false);
            movers.add(s, s, open, close, 1_010_000, volume, volume);
            breadth.update(s, open, close, 1_010_000, volume);
        }
    }

    private TechnicalInputs fill(long close) {
        inputs.close = close / 10000.0;
        inputs.rsi = 20 + next(60);
        inputs.macd = next(10);
        inputs.macdSignal = 5;
        inputs.sma20 = 100;
        inputs.sma50 = 99;
        inputs.bbUpper = 101;
        inputs.bbLower = 99;
        return inputs;
    }

    private long next(int bound) {
        draw = draw * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
        return Math.floorMod(draw >> 20, bound);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
