package io.icebreaker.app;

import io.icebreaker.journal.InputRepair;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.before.Before;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.EngineMeter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.EpochNanoClock;

/**
 * A day being recorded: journal, pipeline, board, instruments and the clock. Starting is recovering: what
 * the journal holds goes through the same stages first, then live continues with the next number.
 */
final class LiveEngine implements AutoCloseable {
    private final JournalDirectory directory;
    private final Pipeline pipeline;
    private final Board board;
    private final Settings settings;
    private final Instruments instruments;
    private final Definitions defined;
    private final TickSink definitions;
    private final Before before;
    private final HistoryEvents history = new HistoryEvents();
    private final EngineRules rules;
    private final Complaints complaints;
    private EngineTime time;
    private final long startedNs = System.nanoTime();
    private final DayRecovery recovery;
    private long timeToReadyMs;

    /**
     * What a day is made with.
     *
     * @param path the journal's directory
     * @param board what pages read, null when nobody looks
     * @param settings of the analysis; kept beside the journal
     * @param feedNames comma-separated, in order of feed number
     * @param journal how the journal is kept
     * @param earlierBars makes what a new journal begins with
     */
    record Plan(
            Path path,
            Profile profile,
            int maxInstruments,
            Board board,
            Settings settings,
            long configHash,
            String feedNames,
            JournalOptions journal,
            Before.Maker earlierBars) {
        /** With the journal kept as by default, begun cold when it is new. */
        Plan(
                Path path,
                Profile profile,
                int maxInstruments,
                Board board,
                Settings settings,
                long configHash,
                String feedNames) {
            this(
                    path,
                    profile,
                    maxInstruments,
                    board,
                    settings,
                    configHash,
                    feedNames,
                    JournalOptions.DEFAULTS,
                    target -> {});
        }

        /** Begun, when it is new, with what {@code maker} makes. */
        Plan withEarlierBars(Before.Maker maker) {
            return new Plan(
                    path,
                    profile,
                    maxInstruments,
                    board,
                    settings,
                    configHash,
                    feedNames,
                    journal,
                    maker);
        }
    }

    private LiveEngine(Plan plan) throws JournalException {
        directory = JournalDirectory.forWriting(plan.path(), plan.journal());
        board = plan.board();
        settings = plan.settings();
        instruments = new Instruments(plan.maxInstruments());
        var setup =
                PipelineSetup.live(plan.profile(), plan.maxInstruments(), 2, directory)
                        .withBoard(board)
                        .withSettings(plan.settings());
        directory.notices().forEach(it -> System.err.println("icebreaker: " + it));
        EngineStart.tellIfNotSynced(plan.journal());
        try {
            directory.writeSettings(plan.settings().toText());
            before = Before.of(directory, plan.earlierBars());
            var start = EngineStart.of(setup.withEarlierBars(before.bars()));
            pipeline = start.pipeline();
            recovery = new DayRecovery(pipeline, plan.path(), start.from());
        } catch (JournalException e) {
            directory.close();
            throw e;
        }
        complaints = new Complaints(pipeline);
        definitions = pipeline.newPatientSink();
        rules = new EngineRules(pipeline.newPatientSink());
        defined = new Definitions(definitions, instruments, plan.maxInstruments());
    }

    /** Opens the journal and recovers what is in it; a damaged tail is cut off, kept aside and told. */
    static LiveEngine open(Plan plan, boolean quiet) throws JournalException {
        LiveEngine engine = openBehind(plan);
        try {
            engine.recover(quiet);
            engine.goLive();
            return engine;
        } catch (UnfitSnapshotException e) {
            engine.close();
            e.tell();
            return open(plan, quiet);
        } catch (JournalException e) {
            engine.close();
            throw e;
        }
    }

    /**
     * Opens the journal, looks through it and knows what it defines; its events are still to go through the
     * stages ({@link #recover}). What is published till {@link #goLive} waits, and follows.
     */
    static LiveEngine openBehind(Plan plan) throws JournalException {
        try {
            return new LiveEngine(plan).looked();
        } catch (JournalException e) {
            InputRepair.Report repair = e.isDamage() ? InputRepair.ofTail(plan.path()) : null;
            if (repair == null) {
                throw e;
            }
            System.err.println("icebreaker: " + repair);
            LiveEngine engine = new LiveEngine(plan).looked();
            engine.pipeline.counters().add(Counter.JOURNAL_DAMAGED, 1);
            return engine;
        }
    }

    private LiveEngine looked() throws JournalException {
        try {
            recovery.look(this::watch);
            return this;
        } catch (JournalException e) {
            close();
            throw e;
        }
    }

    /** Puts the journal's events through the stages, once. */
    void recover(boolean quiet) throws JournalException {
        recovery.run(quiet);
    }

    /** Behind {@link #recover}: what came meanwhile goes on, and what comes goes straight in. */
    void goLive() {
        recovery.release();
        timeToReadyMs = (System.nanoTime() - startedNs) / 1_000_000;
    }

    /** What was in the journal already, and whether it is through. */
    DayRecovery recovered() {
        return recovery;
    }

    /** Learns the instruments from the definitions that go by. */
    private void watch(Tick slot) {
        history.watch(slot);
        rules.watch(slot);
        if (slot.kind() == EventKind.INSTRUMENT) {
            instruments.register(Events.instrument(slot));
        }
    }

    /**
     * Journals configuration, definitions that are new or have changed, and what is known of earlier days.
     */
    void begin(List<Instrument> wanted, List<HistoryRow> earlier, Plan plan, EpochNanoClock time) {
        long nowNs = time.nanoTime();
        Header.config(definitions, plan.feedNames(), plan.configHash(), before.hash(), nowNs);
        wanted.forEach(instrument -> defined.add(instrument, nowNs));
        history.publish(definitions, earlier, instruments, nowNs);
        pipeline.drain(10_000);
    }

    EngineRules rules() {
        return rules;
    }

    /** Adds instruments later, all or, where there is no room, none; only from the thread that began. */
    boolean define(List<Instrument> more, EpochNanoClock time) {
        return defined.addAll(more, time.nanoTime());
    }

    /** Lets time pass and measures the lanes, from here on; {@link #measure}: only the latter. */
    void startClock(EpochNanoClock clock) {
        time = EngineTime.start(pipeline, clock);
    }

    void measure(EpochNanoClock clock) {
        time = EngineTime.measuredOnly(pipeline, clock);
    }

    /** What is measured; nothing before the clock runs. */
    EngineMeter meter() {
        return time == null ? EngineMeter.NONE : time.meter();
    }

    /** Says on standard error what is wrong since the last look. */
    void tellFailures() {
        complaints.tell();
    }

    /** Where feeds leave their frames from now on; once a run. */
    FrameCapture captureFrames(boolean wanted) {
        return new FrameCapture(wanted ? pipeline.captureFrames() : null);
    }

    TickSink newSink() {
        return pipeline.newSink();
    }

    Instruments instruments() {
        return instruments;
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Board board() {
        return board;
    }

    /** Where the day's journal lies. */
    Path path() {
        return directory.path();
    }

    /** What the analysis runs with. */
    Settings settings() {
        return settings;
    }

    /** How long opening took, ms: ticks are accepted from then on. */
    long timeToReadyMs() {
        return timeToReadyMs;
    }

    /** Feeds have stopped before. */
    @Override
    public void close() {
        if (time != null) {
            time.close();
        }
        recovery.tellLost();
        pipeline.close();
        if (!recovery.isBehind()) {
            SnapshotFiles.keepLast(pipeline, directory.path(), recovery.from());
        }
        directory.close();
    }
}
