package io.icebreaker.ring;

import io.icebreaker.telemetry.HighWater;
import io.icebreaker.telemetry.LatencyHistogram;
import io.icebreaker.telemetry.Outlier;
import io.icebreaker.telemetry.OutlierLog;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/**
 * Measures one lane of a live engine: what a batch costs, how long a packet took from its receive time until
 * its consequences show, how many events wait, and, by samples, what each stage costs.
 *
 * <pre>
 *  begin: one clock read ─▶ events: note receive times ─▶ end: one clock read, one record a frame
 *                           1 in 1,021: timed stage by stage
 * </pre>
 *
 * Two clock reads a batch of 24 ns each, one to two ns an event: below 1 % of what a packet costs. Packets
 * of a frame share their receive time, so they share a record. Stages see nothing of all this: no figure can
 * enter the journal, the hash or an analysis.
 *
 * <p><b>Threading.</b> The lane's thread writes, any thread reads. Allocation-free after construction.
 */
final class LaneMeter {
    /** A prime: frames whose packets are a power of two do not always meet it at the same place. */
    static final int SAMPLED = 1_021;

    /** In a quiet market a sample each ten ms all the same: a thousand for the last ten seconds. */
    private static final long SAMPLE_NS = 10_000_000;

    private final LatencyHistogram batches = new LatencyHistogram();
    private final LatencyHistogram signal = new LatencyHistogram();
    private final LatencyHistogram[] stages;
    private final HighWater waiting = new HighWater();
    private final OutlierLog outliers = new OutlierLog();
    private final boolean shows;
    private final long[] receiveTimesNs = new long[Lane.LONGEST_BATCH];
    private final int[] packets = new int[Lane.LONGEST_BATCH];
    private int frames;
    private int events;
    private int untilSample = SAMPLED;
    private int turn;
    private long sampledNs;
    private long begunNs;
    private long endedNs;
    private volatile long offsetNs;

    /**
     * A meter of as many stages.
     *
     * @param shows whether consequences show at the end of this lane's batches
     * @param offsetNs what to add to {@link System#nanoTime} for the time packets are stamped with
     */
    LaneMeter(int stageCount, boolean shows, long offsetNs) {
        this.shows = shows;
        this.offsetNs = offsetNs;
        endedNs = System.nanoTime();
        stages = new LatencyHistogram[stageCount];
        for (int i = 0; i < stageCount; i++) {
            stages[i] = new LatencyHistogram();
        }
    }

    // ---- by the lane

    /** A batch begins: {@code depth} events are waiting, {@code size} of them are in it. */
    void begin(long size, long depth) {
        waiting.offer(depth);
        begunNs = System.nanoTime();
        if (begunNs - sampledNs > SAMPLE_NS) {
            turn = turn + 1 & Integer.MAX_VALUE;
            int place = 1 + (int) (turn % size); // anywhere: the last event of a batch costs most
            untilSample = Math.min(untilSample, place);
        }
    }

    /** An event is about to pass the stages; whether each of them is to be timed. */
    boolean onEvent(Tick tick) {
        events++;
        if (shows && tick.kind() == EventKind.TICK) {
            note(tick.receiveTimeNs());
        }
        if (--untilSample > 0) {
            return false;
        }
        untilSample = SAMPLED;
        sampledNs = begunNs;
        return true;
    }

    private void note(long receiveTimeNs) {
        if (frames > 0 && receiveTimesNs[frames - 1] == receiveTimeNs) {
            packets[frames - 1]++;
        } else {
            receiveTimesNs[frames] = receiveTimeNs;
            packets[frames++] = 1;
        }
    }

    /** A stage took as long over a sampled event, a clock read included. */
    void stage(int index, long ns) {
        stages[index].record(ns);
    }

    /** What was gathered is published. */
    void end() {
        long nowNs = System.nanoTime();
        batches.record(nowNs - begunNs);
        if (frames > 0) {
            shown(nowNs);
        }
        frames = 0;
        events = 0;
        endedNs = nowNs;
        begunNs = nowNs; // of the next, when more are in hand than a batch may have
    }

    private void shown(long nowNs) {
        long visibleNs = nowNs + offsetNs;
        long longestNs = 0;
        for (int i = 0; i < frames; i++) {
            long tookNs = visibleNs - receiveTimesNs[i];
            signal.record(tookNs, packets[i]);
            longestNs = Math.max(longestNs, tookNs);
        }
        if (longestNs > OutlierLog.OUTLIER_NS) {
            long waitedNs = longestNs - (nowNs - begunNs);
            outliers.add(visibleNs, longestNs, waitedNs, events, cause(nowNs, longestNs, waitedNs));
        }
    }

    private Outlier.Cause cause(long nowNs, long tookNs, long waitedNs) {
        if (2 * waitedNs < tookNs) {
            return Outlier.Cause.WORK;
        }
        boolean wasBusy = endedNs > nowNs - tookNs;
        return wasBusy ? Outlier.Cause.BACKLOG : Outlier.Cause.WAKE;
    }

    // ---- by any thread

    void offsetNs(long now) {
        offsetNs = now;
    }

    boolean shows() {
        return shows;
    }

    LatencyHistogram batches() {
        return batches;
    }

    LatencyHistogram signal() {
        return signal;
    }

    LatencyHistogram stage(int index) {
        return stages[index];
    }

    HighWater waiting() {
        return waiting;
    }

    OutlierLog outliers() {
        return outliers;
    }
}
