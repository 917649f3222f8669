package io.icebreaker.pattern;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Closed bars, bars in hand and questions make no garbage once a series is defined. */
class PatternAllocationTest {
    private static final int BARS = 100_000;
    private static final int SERIES = 4;

    /** A late class or two; a single byte a bar would be 100,000. */
    private static final long OF_THE_JVM_BYTES = 4_096;

    private final CandlePatternKernel candles = new CandlePatternKernel(true);
    private final SwingKernel swings = new SwingKernel(5);
    private final ChartPatternKernel charts = new ChartPatternKernel();
    private final SessionPivots sessions = new SessionPivots();
    private final TestBars bars = TestBars.random(7, BARS, 200_000, 1_000);
    private final double[] atr = bars.atr14();
    private final int[] values = new int[CandlePattern.COUNT];
    private final double[] pivots = new double[PivotLevel.COUNT];
    private final CandlePattern[] candlePatterns = CandlePattern.values();
    private final ChartPattern[] chartPatterns = ChartPattern.values();
    private final FibonacciLevel[] shares = FibonacciLevel.values();
    private final PivotSystem[] systems = PivotSystem.values();
    private double seen;

    @Test
    void kernelsAllocateNothing() {
        for (int series = 0; series < SERIES; series++) {
            candles.define(series);
            swings.define(series);
            charts.define(series);
            sessions.define(series);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        play();
        long before = threads.getThreadAllocatedBytes(thread);
        play();
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(seen > 0, "nothing was found");
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes in " + BARS + " bars");
    }

    private void play() {
        for (int i = 0; i < BARS; i++) {
            bar(i % SERIES, i);
        }
    }

    private void bar(int series, int i) {
        long o = bars.open()[i];
        long h = bars.high()[i];
        long l = bars.low()[i];
        long c = bars.close()[i];
        candles.developing(series, o, h, l, c, 1, values);
        seen += swings.nearestSupport(series, c, l) + swings.nearestResistance(series, c, h);
        candles.add(series, o, h, l, c, 1);
        swings.add(series, o, h, l, c, 1);
        charts.add(series, o, h, l, c, 1, atr[i]);
        sessions.add(series, i / 100, o, h, l, c, 1);
        for (CandlePattern pattern : candlePatterns) {
            seen += candles.isValid(series, pattern) ? candles.value(series, pattern) : 0;
        }
        for (ChartPattern pattern : chartPatterns) {
            seen += charts.isFound(series, pattern) ? charts.target(series, pattern) : 0;
        }
        for (FibonacciLevel share : shares) {
            FibonacciLevel.Leg leg = FibonacciLevel.leg(swings, series);
            double price = share.price(leg, swings.lastHighE4(series), swings.lastLowE4(series));
            seen = Math.max(1, Double.isNaN(price) ? 1 : seen + price);
        }
        for (PivotSystem system : systems) {
            sessions.levels(series, system, pivots);
        }
    }
}
