package io.icebreaker.ring;

import com.lmax.disruptor.RingBuffer;
import io.icebreaker.telemetry.AllocationWatch;
import io.icebreaker.telemetry.LaneFigures;
import io.icebreaker.telemetry.LaneFigures.Timed;
import io.icebreaker.telemetry.LatencyHistogram;
import io.icebreaker.telemetry.LatencyWindow;
import io.icebreaker.telemetry.OutlierLog;
import io.icebreaker.telemetry.Spread;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Reads one lane's meter, once a second. One thread, {@link Meters}'s, except {@link #histograms}. */
final class LaneReader {
    private static final long NS_PER_MS = 1_000_000;

    private final Lane lane;
    private final LaneMeter meter;
    private final RingBuffer<Tick> ring;
    private final List<String> stageNames;
    private final LatencyWindow batches;
    private final LatencyWindow signal;
    private final List<LatencyWindow> stages;
    private final long[] mostWaiting = new long[LatencyWindow.SECONDS];
    private int turn;

    LaneReader(Lane lane, LaneMeter meter, RingBuffer<Tick> ring) {
        this.lane = lane;
        this.meter = meter;
        this.ring = ring;
        stageNames = lane.stageNames();
        batches = new LatencyWindow(meter.batches());
        signal = new LatencyWindow(meter.signal());
        stages =
                IntStream.range(0, stageNames.size())
                        .mapToObj(i -> new LatencyWindow(meter.stage(i)))
                        .toList();
    }

    void endSecond(long offsetNs) {
        meter.offsetNs(offsetNs);
        batches.endSecond();
        signal.endSecond();
        stages.forEach(LatencyWindow::endSecond);
        turn = (turn + 1) % LatencyWindow.SECONDS;
        mostWaiting[turn] = meter.waiting().take();
    }

    void watch(AllocationWatch allocation) {
        if (lane.thread() != null) {
            allocation.lane(lane.thread());
        }
    }

    boolean shows() {
        return meter.shows();
    }

    OutlierLog outliers() {
        return meter.outliers();
    }

    long mostWaitingNow() {
        return mostWaiting[turn];
    }

    Timed signal() {
        return timed("tick-signal", signal);
    }

    Spread lastSecond() {
        return signal.lastSecond();
    }

    private static Timed timed(String name, LatencyWindow window) {
        return new Timed(name, window.lastTenSeconds(), window.sinceStart());
    }

    LaneFigures figures(long nowNs) {
        long done = lane.done();
        long waiting = Math.max(0, ring.getCursor() - done);
        long most = Arrays.stream(mostWaiting).max().orElse(0);
        return new LaneFigures(
                lane.name(),
                timed("batch", batches),
                IntStream.range(0, stageNames.size())
                        .mapToObj(i -> timed(stageNames.get(i), stages.get(i)))
                        .toList(),
                waiting,
                waiting == 0 ? 0 : waitingMs(done + 1, nowNs),
                most,
                meter.waiting().ever());
    }

    /**
     * How long the lane's next event has waited. It is read while it may be given away: then it is younger
     * than it was, and nobody waited long.
     */
    private long waitingMs(long sequence, long nowNs) {
        long ageNs = nowNs - ring.get(sequence).receiveTimeNs();
        return Math.max(0, ageNs / NS_PER_MS);
    }

    void histograms(BiConsumer<String, LatencyHistogram> reader) {
        if (shows()) {
            reader.accept("tick-signal", meter.signal());
        }
        reader.accept(lane.name() + ".batch", meter.batches());
        for (int i = 0; i < stageNames.size(); i++) {
            reader.accept(lane.name() + "." + stageNames.get(i), meter.stage(i));
        }
    }
}
