package io.icebreaker.ring;

import com.lmax.disruptor.RingBuffer;
import io.icebreaker.telemetry.AllocationWatch;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.telemetry.EngineFigures;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.telemetry.GcFigures;
import io.icebreaker.telemetry.GcWatch;
import io.icebreaker.telemetry.HotThread;
import io.icebreaker.telemetry.LatencyHistogram;
import io.icebreaker.telemetry.LatencyWindow;
import io.icebreaker.telemetry.MinuteLog;
import io.icebreaker.telemetry.Outlier;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Looks once a second at what the lanes of a live engine measure, at what hot threads allocate and at what
 * the collector did, and keeps the figures for whoever asks. A thread of its own; no lane waits for it.
 */
public final class Meters implements EngineMeter, Runnable, AutoCloseable {
    private static final long SECOND_MS = 1_000;

    /** Of as many readings of two clocks the closest pair counts: the others were interrupted between. */
    private static final int READINGS = 5;

    private final List<LaneReader> lanes = new ArrayList<>();
    private final LaneReader showing;
    private final EpochNanoClock clock;
    private final Counters counters;
    private final LongSupplier rolls;
    private final int ringSize;
    private final long sinceNs;
    private final AllocationWatch allocation = new AllocationWatch();
    private final GcWatch gc = GcWatch.start();
    private final MinuteLog minutes = new MinuteLog();
    private final long[] ticks = new long[LatencyWindow.SECONDS];
    private final Thread thread = new Thread(this, "lane-meters");
    private int turn;
    private long lookedNs;
    private long rolledFromNs;
    private long rolledToNs;
    private long rollsSeen;
    private volatile EngineFigures figures;

    private Meters(
            List<Lane> measured,
            RingBuffer<Tick> ring,
            EpochNanoClock clock,
            Counters counters,
            LongSupplier rolls) {
        this.clock = clock;
        this.counters = counters;
        this.rolls = rolls;
        ringSize = ring.getBufferSize();
        sinceNs = clock.nanoTime();
        lookedNs = sinceNs;
        rollsSeen = rolls.getAsLong();
        Arrays.fill(ticks, counters.get(Counter.TICKS));
        long offsetNs = offsetNs(clock);
        measured.forEach(lane -> lanes.add(new LaneReader(lane, lane.measure(offsetNs), ring)));
        showing = lanes.stream().filter(LaneReader::shows).findFirst().orElseThrow();
        thread.setDaemon(true);
    }

    /**
     * Measures from now on.
     *
     * @param clock the one that stamps packets
     * @param rolls how often the journal has begun a new file
     */
    static Meters start(
            List<Lane> lanes,
            RingBuffer<Tick> ring,
            EpochNanoClock clock,
            Counters counters,
            LongSupplier rolls) {
        var meters = new Meters(lanes, ring, clock, counters, rolls);
        meters.thread.start();
        return meters;
    }

    /**
     * What the clock is ahead of {@link System#nanoTime}. Both run at one pace, for the system slews them
     * alike; a step of the wall clock is taken up within a second.
     */
    private static long offsetNs(EpochNanoClock clock) {
        long narrowestNs = Long.MAX_VALUE;
        long offsetNs = 0;
        for (int i = 0; i < READINGS; i++) {
            long beforeNs = System.nanoTime();
            long epochNs = clock.nanoTime();
            long widthNs = System.nanoTime() - beforeNs;
            if (widthNs < narrowestNs) {
                narrowestNs = widthNs;
                offsetNs = epochNs - beforeNs - widthNs / 2;
            }
        }
        return offsetNs;
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                Thread.sleep(SECOND_MS);
                endSecond();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends
        }
    }

    private void endSecond() {
        long nowNs = clock.nanoTime();
        long offsetNs = offsetNs(clock);
        gc.clockIsAhead(nowNs - System.currentTimeMillis() * 1_000_000);
        lanes.forEach(lane -> lane.endSecond(offsetNs));
        lanes.forEach(lane -> lane.watch(allocation));
        allocation.endSecond();
        long before = ticks[turn];
        ticks[turn] = counters.get(Counter.TICKS);
        long recent = ticks[turn] - before;
        turn = (turn + 1) % ticks.length;
        lookForRoll(nowNs);
        figures = figures(nowNs, recent);
        long mostWaiting = lanes.stream().mapToLong(LaneReader::mostWaitingNow).max().orElse(0);
        minutes.add(nowNs, showing.lastSecond(), mostWaiting, showing.lastSecond().count());
        lookedNs = nowNs;
    }

    private void lookForRoll(long nowNs) {
        long now = rolls.getAsLong();
        if (now != rollsSeen) {
            rollsSeen = now;
            rolledFromNs = lookedNs;
            rolledToNs = nowNs;
        }
    }

    private EngineFigures figures(long nowNs, long recentTicks) {
        List<HotThread> threads = allocation.threads();
        GcFigures collected = gc.figures();
        return new EngineFigures(
                nowNs,
                sinceNs,
                ringSize,
                recentTicks,
                showing.signal(),
                lanes.stream().map(lane -> lane.figures(nowNs)).toList(),
                threads,
                recentBytes(threads, true),
                recentBytes(threads, false),
                collected,
                explained(collected),
                showing.outliers().count());
    }

    private static long recentBytes(List<HotThread> threads, boolean ofLanes) {
        return threads.stream()
                .filter(thread -> thread.isLane() == ofLanes)
                .mapToLong(HotThread::recentBytes)
                .sum();
    }

    /** Of a collection one hears later than of the delay it caused: all that are kept are looked at anew. */
    private List<Outlier> explained(GcFigures collected) {
        return showing.outliers().latest().stream()
                .map(outlier -> explained(outlier, collected))
                .toList();
    }

    private Outlier explained(Outlier outlier, GcFigures collected) {
        long fromNs = outlier.visibleNs() - outlier.tookNs();
        if (collected.latest().stream().anyMatch(it -> it.touches(fromNs, outlier.visibleNs()))) {
            return outlier.because(Outlier.Cause.GC);
        }
        boolean isRoll = rolledFromNs < outlier.visibleNs() && fromNs < rolledToNs;
        return isRoll ? outlier.because(Outlier.Cause.ROLL) : outlier;
    }

    @Override
    public EngineFigures figures() {
        return figures;
    }

    @Override
    public long[][] minutes() {
        return minutes.rows();
    }

    @Override
    public void histograms(BiConsumer<String, LatencyHistogram> reader) {
        lanes.forEach(lane -> lane.histograms(reader));
    }

    @Override
    public void close() {
        thread.interrupt();
        gc.close();
    }
}
