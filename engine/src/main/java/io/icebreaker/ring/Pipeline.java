package io.icebreaker.ring;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.icebreaker.bar.BarListener;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputJournal;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The one ring and all that stands behind it; the only place that wires stages.
 *
 * <pre>
 *  live feed ─┐                                 ┌─▶ journal ─────────────────────▶ input/
 *  import ────┼─▶ TickSink ─▶ RING (Disruptor) ─┤       │ gate
 *  replay ────┘                                 └─▶ analysis ─▶ output ─▶ output/ + hash
 *                                                  ({@link Analysis})  └──▶ board ─▶ pages
 * </pre>
 *
 * Which stages share a thread is the {@link Profile}'s choice; the result is not.
 */
public final class Pipeline implements AutoCloseable {
    /** How long {@link #close} waits for the lanes to work off what is in the ring. */
    private static final long CLOSE_TIMEOUT_MS = 30_000;

    /**
     * Messages are made when the class is: left in the methods, the JVM makes them when it compiles one, on
     * the lane.
     */
    private static final String JOURNAL_FAILED =
            "the journal has failed; nothing is published any more";

    private static final String NOT_WORKED_OFF =
            "icebreaker: the lanes did not finish within "
                    + CLOSE_TIMEOUT_MS
                    + " ms; stopped as they were";

    private final Counters counters = new Counters();
    private final StageFailures failures;
    private final Disruptor<Tick> disruptor;
    private final List<Lane> lanes = new ArrayList<>();
    private final JournalStage journal;
    private final OutputStage output;
    private final Profile profile;
    private final boolean live;
    private final long firstSequence;
    private volatile boolean isWorkedOff;

    private Pipeline(PipelineSetup setup) throws JournalException {
        profile = setup.profile().fittedTo(Runtime.getRuntime().availableProcessors());
        live = setup.live();
        firstSequence = setup.firstSequence();
        failures = new StageFailures(counters, setup.fatal());
        journal = setup.journal() == null ? null : new JournalStage(setup.journal(), counters);
        OutputSink sink =
                setup.output() != null || setup.journal() == null
                        ? setup.output()
                        : new OutputJournal(setup.journal(), counters);
        output =
                new OutputStage(
                        sink == null ? OutputSink.NONE : sink, this::awaitJournal, counters);
        disruptor =
                new Disruptor<>(
                        Tick::new,
                        profile.ringSize(),
                        DaemonThreadFactory.INSTANCE,
                        setup.producers() == 1 ? ProducerType.SINGLE : ProducerType.MULTI,
                        profile.waiting().strategy());
        disruptor.setDefaultExceptionHandler(new Escaped());
        wire(stages(setup));
    }

    /** Builds the graph and starts its threads. */
    public static Pipeline start(PipelineSetup setup) throws JournalException {
        var pipeline = new Pipeline(setup);
        pipeline.disruptor.start();
        return pipeline;
    }

    private Map<String, Stage> stages(PipelineSetup setup) {
        int n = setup.maxInstruments();
        var board = setup.board() == null ? null : new BoardStage(setup.board(), n);
        var context =
                new StageContext(
                        n,
                        new Sessions(SessionCalendar.shipped(), n),
                        new EventTime(),
                        counters,
                        setup.settings(),
                        board == null ? output : board.tee((Findings) output));
        var analysis =
                new Analysis(context, board == null ? output : board.tee((BarListener) output));
        Map<String, Stage> stages = new LinkedHashMap<>();
        if (journal != null) {
            add(stages, journal);
        }
        analysis.stages().forEach(stage -> add(stages, stage));
        setup.extraStages().forEach(stage -> add(stages, stage));
        add(stages, output);
        if (board != null) {
            board.reads(analysis);
            add(stages, board);
        }
        return stages;
    }

    private static void add(Map<String, Stage> stages, Stage stage) {
        stages.put(stage.name(), stage);
    }

    /** Puts each stage on its lane; one the profile does not name goes before the output stage. */
    private void wire(Map<String, Stage> stages) {
        // Bit 0 is the journal's, present or not: a replay must mark a failed stage as live did.
        int firstBit = journal == null ? 1 : 0;
        for (List<String> names : profile.lanes()) {
            List<Stage> lane = new ArrayList<>();
            for (String name : names) {
                if (name.equals(output.name())) {
                    stages.values().stream().filter(stage -> !isNamed(stage)).forEach(lane::add);
                }
                if (stages.containsKey(name)) {
                    lane.add(stages.get(name));
                }
            }
            if (!lane.isEmpty()) {
                lanes.add(new Lane(lane, firstBit, failures));
                firstBit += lane.size();
            }
        }
        disruptor.handleEventsWith(lanes.toArray(new Lane[0]));
    }

    private boolean isFused() {
        return lanes.size() == 1;
    }

    private boolean isNamed(Stage stage) {
        return profile.lanes().stream().anyMatch(lane -> lane.contains(stage.name()));
    }

    /** The gate: returns once the event is on disk. On a shared lane it writes, on a lane beside it waits. */
    private void awaitJournal(long sequence) {
        if (journal != null && isFused()) {
            journal.flush();
            return;
        }
        while (journal != null && journal.journaled() < sequence) {
            if (failures.isFatal()) {
                throw new IllegalStateException(JOURNAL_FAILED);
            }
            LockSupport.parkNanos(1_000);
        }
    }

    /** A door for one producing thread. */
    public TickSink newSink() {
        return new RingSink(disruptor.getRingBuffer(), firstSequence, live, counters);
    }

    /** A door for definitions and other events that must not be lost: it waits as long as it takes. */
    public TickSink newPatientSink() {
        return new RingSink(disruptor.getRingBuffer(), firstSequence, false, counters);
    }

    /** The last event on disk when the journal was opened; 0 without a journal. Replay those first. */
    public long recoveredThrough() {
        return journal == null ? 0 : journal.recoveredThrough();
    }

    /** The last event that survives a kill; the last published one when nothing is journaled. */
    public long journaled() {
        return journal == null ? output.published() : journal.journaled();
    }

    public Counters counters() {
        return counters;
    }

    public StageFailures failures() {
        return failures;
    }

    public OutputStage output() {
        return output;
    }

    public Profile profile() {
        return profile;
    }

    /**
     * Waits until everything published so far is worked off; false when that took longer than {@code
     * timeoutMs}.
     */
    public boolean drain(long timeoutMs) {
        long last = firstSequence + disruptor.getRingBuffer().getCursor();
        long until = System.nanoTime() + timeoutMs * 1_000_000L;
        while (output.published() < last && !failures.isFatal()) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            LockSupport.parkNanos(50_000);
        }
        return true;
    }

    /**
     * Works off the ring, stops the lanes, closes the journals. Producers have stopped before. (The
     * Disruptor's own shutdown does not wait for a lane whose thread has not started yet, and would lose
     * what a short run published.)
     */
    @Override
    public void close() {
        isWorkedOff = drain(CLOSE_TIMEOUT_MS) && !failures.isFatal();
        if (!isWorkedOff && !failures.isFatal()) {
            System.err.println(NOT_WORKED_OFF);
        }
        disruptor.halt();
        lanes.forEach(Lane::awaitEnd);
        lanes.forEach(Lane::stop);
    }

    /** Whether {@link #close} found everything done that was published. */
    public boolean isWorkedOff() {
        return isWorkedOff;
    }

    /**
     * What gets past a lane: an Error or a vital stage's exception. The process is ending; the producer
     * must not hang meanwhile.
     */
    private final class Escaped implements ExceptionHandler<Tick> {
        @Override
        public void handleEventException(Throwable e, long ringSequence, Tick tick) {
            failures.fatal("lane", tick, e);
        }

        @Override
        public void handleOnStartException(Throwable e) {
            failures.fatal("start", new Tick(), e);
        }

        @Override
        public void handleOnShutdownException(Throwable e) {
            failures.fatal("shutdown", new Tick(), e);
        }
    }
}
