package io.icebreaker.ring;

import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import com.lmax.disruptor.util.DaemonThreadFactory;
import io.icebreaker.journal.FrameJournal;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalKeeper;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.JournalStatus;
import io.icebreaker.journal.OutputJournal;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.stage.alert.AlertNeeds;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Slots;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The one ring and all that stands behind it; the one place where it all comes together.
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
    private final List<Lane> lanes;
    private final JournalStage journal;
    private final JournalKeeper keeper;
    private final OutputStage output;
    private final Profile profile;
    private final Numbering numbering;
    private final PipelineSetup setup;
    private final DefinitionLog definitions = new DefinitionLog();
    private final PipelineState state;
    private final Resumption resumption;
    private LaneWatch watch;
    private Doors doors;
    private volatile boolean isWorkedOff;

    private Pipeline(PipelineSetup setup) throws JournalException {
        profile = setup.profile().fittedTo(Runtime.getRuntime().availableProcessors());
        numbering = new Numbering(setup.firstSequence());
        this.setup = setup;
        failures = new StageFailures(counters, setup.fatal());
        journal =
                setup.journal() == null
                        ? null
                        : new JournalStage(setup.journal(), counters, setup.live());
        OutputSink sink = Snapshots.sink(setup, journal, counters);
        keeper =
                journal == null
                        ? null
                        : JournalKeeper.start(
                                setup.journal(),
                                journal,
                                sink instanceof OutputJournal written ? written : null,
                                counters);
        output = new OutputStage(sink, this::awaitJournal, counters);
        disruptor =
                new Disruptor<>(
                        new Slots(profile.ringSize())::next,
                        profile.ringSize(),
                        DaemonThreadFactory.INSTANCE,
                        setup.hasOneProducer() ? ProducerType.SINGLE : ProducerType.MULTI,
                        profile.waiting().strategy());
        disruptor.setDefaultExceptionHandler(new Escaped(failures));
        var wiring = new Wiring(setup, profile, journal, output, definitions, counters);
        state = wiring.state();
        lanes = wiring.lanes(failures);
        disruptor.handleEventsWith(lanes.toArray(new Lane[0]));
        resumption = new Resumption(setup, state, output);
    }

    /** Builds the graph and starts its threads, with the state of the snapshot, when there is one. */
    public static Pipeline start(PipelineSetup setup) throws JournalException {
        Pipeline pipeline = startUnfilled(setup);
        return pipeline.after(pipeline::fill);
    }

    /** The same, knowing of a snapshot only what it defines: {@link #fill} before the first event. */
    public static Pipeline startUnfilled(PipelineSetup setup) throws JournalException {
        return new Pipeline(setup).started();
    }

    private Pipeline started() throws JournalException {
        var ring = disruptor.start();
        watch = LaneWatch.start(lanes, ring::getCursor, counters, resumption::makeSpares);
        doors = new Doors(ring, numbering, counters, setup.backlogBytes());
        return after(() -> resumption.begin(recoveredThrough()));
    }

    private interface Step {
        void run() throws JournalException;
    }

    private Pipeline after(Step step) throws JournalException {
        try {
            step.run();
            return this;
        } catch (JournalException e) {
            close();
            throw e;
        }
    }

    /** Takes up the snapshot's state, once; nothing is published before. */
    public void fill() throws JournalException {
        resumption.fill();
    }

    /** Measures the lanes from now on; {@code clock} stamps the packets. Live only; close it before this. */
    public Meters measure(EpochNanoClock clock) {
        LongSupplier rolls = () -> keeper == null ? 0 : keeper.status().rolls();
        return Meters.start(lanes, disruptor.getRingBuffer(), clock, counters, rolls);
    }

    /**
     * The gate: returns once the event is on disk, or given up while the disk is full. On a shared lane it
     * writes, on a lane beside it waits.
     */
    private void awaitJournal(long sequence) {
        if (journal != null && lanes.size() == 1) {
            journal.flush();
            return;
        }
        while (journal != null && journal.passed() < sequence) {
            if (failures.isFatal()) {
                throw new IllegalStateException(JOURNAL_FAILED);
            }
            profile.waiting().pause();
        }
    }

    /** The threads of the lanes that run by now. Any thread. */
    public List<Thread> laneThreads() {
        return lanes.stream().map(Lane::thread).filter(Objects::nonNull).toList();
    }

    /** A door for one producing thread. */
    public TickSink newSink() {
        return setup.live() ? doors.live() : doors.patient();
    }

    /** A door for definitions and other events that must not be lost: it waits as long as it takes. */
    public TickSink newPatientSink() {
        return doors.patient();
    }

    /** What comes live waits from now on, until that is closed. Live only; before any door is used. */
    public Recovery beginRecovery() {
        return new Recovery(doors);
    }

    /** The last event on disk when the journal was opened; 0 without a journal. Replay those first. */
    public long recoveredThrough() {
        return journal == null ? 0 : journal.recoveredThrough();
    }

    /** The last event that survives a kill; the last published one when nothing is journaled. */
    public long journaled() {
        return journal == null ? output.published() : journal.journaled();
    }

    /** How the journal is doing; null without one. Any thread. */
    public JournalStatus journalStatus() {
        return keeper == null ? null : keeper.status();
    }

    /** Begins to keep the frames of sockets beside the journal; null without one. Call it once. */
    public FrameJournal captureFrames() {
        return keeper == null ? null : keeper.captureFrames();
    }

    /** What people should hear of the journal since the last call. Any thread. */
    public List<String> takeJournalAlarms() {
        return keeper == null ? List.of() : keeper.takeAlarms();
    }

    public Counters counters() {
        return counters;
    }

    /**
     * What is wrong with the computing now, in a word: {@code LANE_STUCK} while a lane does not come on
     * though events wait, {@code STAGES_FAIL} while stages fail so often that figures cannot be trusted; null
     * when nothing is. Any thread.
     *
     * @param engineTimeNs receive time of the latest event, ns UTC
     */
    public String trouble(long engineTimeNs) {
        if (watch != null && watch.isStuck()) {
            return "LANE_STUCK";
        }
        return failures.isAlarm(engineTimeNs) ? "STAGES_FAIL" : null;
    }

    /** What rules may ask for. Any thread. */
    public AlertNeeds ruleNeeds() {
        return state.analysis().alerts().needs();
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
        return doors.drain(this::workedOff, failures::isFatal, timeoutMs);
    }

    /** The last event whose consequences are published and which every lane is done with, the board's too. */
    private long workedOff() {
        long done = lanes.stream().mapToLong(Lane::done).min().orElseThrow();
        return Math.min(output.published(), numbering.of(done));
    }

    /**
     * Writes the state of all stages, and of the board, to a file. Only while nothing is published and
     * everything is worked off: {@link #drain} before.
     */
    public StateFile saveState(Path file) throws JournalException {
        Snapshots.requireRest(resumption.isFilled(), doors.last(), output.published());
        return Snapshots.save(file, state, output, setup);
    }

    /** Shows each event that defined the recording so far, in a slot that is used again; only at rest. */
    public void definitions(Consumer<Tick> reader) {
        definitions.forEach(reader);
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
        watch.close();
        doors.close();
        disruptor.halt();
        lanes.forEach(Lane::awaitEnd);
        lanes.forEach(Lane::stop);
        if (keeper != null) {
            keeper.close();
        }
    }

    /** Whether {@link #close} found everything done that was published. */
    public boolean isWorkedOff() {
        return isWorkedOff;
    }
}
