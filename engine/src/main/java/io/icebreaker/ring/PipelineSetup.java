package io.icebreaker.ring;

import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.publish.Board;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a {@link Pipeline} is built of.
 *
 * @param profile threads and waits
 * @param maxInstruments room in every stage's arrays
 * @param producers how many threads will publish; 1 is faster
 * @param live whether a producer may drop packets rather than wait for ever
 * @param firstSequence number of the first event
 * @param journal where events go, null for a replay that writes nothing
 * @param output where records go; null: to the journal, or nowhere without one
 * @param board what pages read, null when there is none
 * @param extraStages stages of a test or a tool, run on the compute lane before the output stage
 * @param settings thresholds and choices of the analysis
 * @param strategies what trades in a backtest, behind the signals; none of them sees another
 * @param fatal ends the process
 * @param state where to start, null: at the beginning
 * @param earlierBars closed bars of the days before; the same at every run of a recording
 * @param backlogBytes where packets of live feeds wait while the ring is full, a power of two; 0: nowhere
 */
public record PipelineSetup(
        Profile profile,
        int maxInstruments,
        int producers,
        boolean live,
        long firstSequence,
        JournalDirectory journal,
        OutputSink output,
        Board board,
        List<Stage> extraStages,
        Settings settings,
        List<StrategySetup> strategies,
        Consumer<StageFailures.Failure> fatal,
        StateFile state,
        EarlierBars earlierBars,
        int backlogBytes) {

    /** Room for 800,000 packets: four seconds of a feed at 200,000 a second, a minute of any broker's. */
    public static final int BACKLOG_BYTES = 256 << 20;

    /** 4,096 instruments: NIFTY 500 and the option chains of five indices; 4 KiB each. */
    public static final int DEFAULT_INSTRUMENTS = 4_096;

    /** A replay: one producer, nothing written. */
    public static PipelineSetup replay(Profile profile, int maxInstruments) {
        return recording(profile, maxInstruments, 1, false, null);
    }

    /** A recording being made by {@code producers} threads. */
    public static PipelineSetup recording(
            Profile profile,
            int maxInstruments,
            int producers,
            boolean live,
            JournalDirectory journal) {
        return new PipelineSetup(
                profile,
                maxInstruments,
                producers,
                live,
                1,
                journal,
                null,
                null,
                List.of(),
                Settings.DEFAULTS,
                List.of(),
                new FatalExit(),
                null,
                EarlierBars.NONE,
                0);
    }

    /** A recording being made from live feeds, which wait in the backlog rather than be dropped. */
    public static PipelineSetup live(
            Profile profile, int maxInstruments, int producers, JournalDirectory journal) {
        return recording(profile, maxInstruments, producers, true, journal)
                .withBacklog(BACKLOG_BYTES);
    }

    /** Whether one thread alone publishes; what moves the backlog on is one more. */
    boolean hasOneProducer() {
        return producers == 1 && backlogBytes == 0;
    }

    public PipelineSetup withOutput(OutputSink sink) {
        return with(sink, board, extraStages, settings, strategies, fatal);
    }

    public PipelineSetup withBoard(Board shown) {
        return with(output, shown, extraStages, settings, strategies, fatal);
    }

    public PipelineSetup withStages(List<Stage> stages) {
        return with(output, board, stages, settings, strategies, fatal);
    }

    public PipelineSetup withFatal(Consumer<StageFailures.Failure> exit) {
        return with(output, board, extraStages, settings, strategies, exit);
    }

    public PipelineSetup withSettings(Settings chosen) {
        return with(output, board, extraStages, chosen, strategies, fatal);
    }

    /** A backtest: the strategy's ledger is complete when the pipeline is closed. */
    public PipelineSetup withStrategy(StrategySetup trading) {
        return withStrategies(List.of(trading));
    }

    /** Several backtests in one replay: each as if it were alone. */
    public PipelineSetup withStrategies(List<StrategySetup> trading) {
        return with(output, board, extraStages, settings, trading, fatal);
    }

    /**
     * The same, started as if all events through {@link StateFile#sequence} had passed: the first to come is
     * the one behind it. Room for instruments is as in the state; a board, when there is one, is filled.
     */
    public PipelineSetup withState(StateFile from) {
        return with(from.maxInstruments(), from.sequence() + 1, from, earlierBars, backlogBytes);
    }

    /** The same, its first event numbered so: what comes before a recording's own first has none of its. */
    public PipelineSetup withFirst(long number) {
        return with(maxInstruments, number, state, earlierBars, backlogBytes);
    }

    /** The same, with room for what live feeds send while the ring is full. */
    public PipelineSetup withBacklog(int bytes) {
        return with(maxInstruments, firstSequence, state, earlierBars, bytes);
    }

    /** The same, begun with what earlier days left. */
    public PipelineSetup withEarlierBars(EarlierBars bars) {
        return with(maxInstruments, firstSequence, state, bars, backlogBytes);
    }

    private PipelineSetup with(
            int room, long first, StateFile from, EarlierBars bars, int backlog) {
        return new PipelineSetup(
                profile,
                room,
                producers,
                live,
                first,
                journal,
                output,
                board,
                extraStages,
                settings,
                strategies,
                fatal,
                from,
                bars,
                backlog);
    }

    private PipelineSetup with(
            OutputSink sink,
            Board shown,
            List<Stage> stages,
            Settings chosen,
            List<StrategySetup> trading,
            Consumer<StageFailures.Failure> exit) {
        return new PipelineSetup(
                profile,
                maxInstruments,
                producers,
                live,
                firstSequence,
                journal,
                sink,
                shown,
                stages,
                chosen,
                trading,
                exit,
                state,
                earlierBars,
                backlogBytes);
    }
}
