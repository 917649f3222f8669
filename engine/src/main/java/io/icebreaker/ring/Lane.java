package io.icebreaker.ring;

import com.lmax.disruptor.EventHandler;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.os.TimeSlices;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stages that always run on one thread, in order. After {@link #LONGEST_BATCH} events they publish what they
 * gathered even if more events are waiting, so that what they gather it in has a size.
 */
final class Lane implements EventHandler<Tick> {
    /** 0.4 s at 10,000 packets a second: only a replay, or a lane that fell behind, has more in hand. */
    static final int LONGEST_BATCH = 4_096;

    private final Stage[] stages;
    private final int[] bits;
    private final boolean isLive;
    private final StageFailures failures;
    private int inBatch;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong done = new AtomicLong(-1);
    private volatile Thread thread;
    private volatile LaneMeter meter;
    private LaneMeter measuring;

    /**
     * A lane.
     *
     * @param firstBit number of the lane's first stage among all, for {@link Tick#failedStages()}
     * @param isLive whether it goes before the process's other threads
     */
    Lane(List<Stage> stages, int firstBit, boolean isLive, StageFailures failures) {
        this.stages = stages.toArray(new Stage[0]);
        this.isLive = isLive;
        this.failures = failures;
        bits = new int[this.stages.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = 1 << firstBit + i;
        }
    }

    @Override
    public void onBatchStart(long batchSize, long queueDepth) {
        measuring = meter;
        if (measuring != null) {
            measuring.begin(batchSize, queueDepth);
        }
    }

    @Override
    public void onEvent(Tick tick, long ringSequence, boolean noneIsWaiting) {
        boolean endOfBatch = noneIsWaiting || ++inBatch == LONGEST_BATCH;
        if (endOfBatch) {
            inBatch = 0;
        }
        if (measuring == null) {
            pass(tick, endOfBatch);
        } else {
            passMeasured(tick, endOfBatch, measuring);
        }
        done.lazySet(ringSequence);
    }

    private void pass(Tick tick, boolean endOfBatch) {
        int failed = 0;
        for (int i = 0; i < stages.length; i++) {
            failed = pass(i, tick, endOfBatch, failed);
        }
    }

    private void passMeasured(Tick tick, boolean endOfBatch, LaneMeter by) {
        if (by.onEvent(tick)) {
            passTimed(tick, endOfBatch, by);
        } else {
            pass(tick, endOfBatch);
        }
        if (endOfBatch) {
            by.end();
        }
    }

    private void passTimed(Tick tick, boolean endOfBatch, LaneMeter by) {
        int failed = 0;
        long fromNs = System.nanoTime();
        for (int i = 0; i < stages.length; i++) {
            failed = pass(i, tick, endOfBatch, failed);
            long toNs = System.nanoTime();
            by.stage(i, toNs - fromNs);
            fromNs = toNs;
        }
    }

    /** One stage; returns the stages that have failed by now. */
    private int pass(int i, Tick tick, boolean endOfBatch, int failed) {
        Stage stage = stages[i];
        if (failed != 0 && !stage.seesFailedEvents()) {
            return failed;
        }
        try {
            stage.onEvent(tick, endOfBatch);
            return failed;
        } catch (RuntimeException e) {
            return failed(stage, tick, e, failed | bits[i]);
        } catch (Error e) {
            failures.fatal(stage.name(), tick, e);
            throw e;
        }
    }

    @Override
    public void onStart() {
        thread = Thread.currentThread();
        thread.setName(name());
        if (isLive) {
            TimeSlices.shorten();
        }
    }

    /** Its thread, null before it runs; any thread. */
    Thread thread() {
        return thread;
    }

    /** Measures it from its next batch on; {@code offsetNs} as for {@link LaneMeter}. */
    LaneMeter measure(long offsetNs) {
        boolean shows = Arrays.stream(stages).anyMatch(OutputStage.class::isInstance);
        meter = new LaneMeter(stages.length, shows, offsetNs);
        return meter;
    }

    /** Names of its stages, in order. */
    List<String> stageNames() {
        return Arrays.stream(stages).map(Stage::name).toList();
    }

    /** What its thread is called. */
    String name() {
        return "lane-" + (stages.length == 1 ? stages[0].name() : "analysis");
    }

    /** Ring sequence of the last event it is done with, -1 before the first; any thread. */
    long done() {
        return done.get();
    }

    /** Where its thread is now; any thread. */
    StackTraceElement[] stack() {
        Thread running = thread;
        return running == null ? new StackTraceElement[0] : running.getStackTrace();
    }

    /** Its stages. */
    @Override
    public String toString() {
        return String.join(" ", stageNames());
    }

    private int failed(Stage stage, Tick tick, RuntimeException cause, int failed) {
        if (stage.isVital()) {
            failures.fatal(stage.name(), tick, cause);
            throw cause;
        }
        failures.record(stage, tick, cause);
        tick.failedStages(failed);
        return failed;
    }

    @Override
    public void onShutdown() {
        ended.countDown();
    }

    /** Waits until the lane's thread has left its last event; one that hangs is not waited for long. */
    void awaitEnd() {
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        for (Stage stage : stages) {
            stage.onStop();
        }
    }
}
