package io.icebreaker.backtest.run;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.CostTable;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.ring.StageFailures;
import io.icebreaker.ring.WaitPolicy;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Carries out tasks: the days' journals through the stages of a live day, one strategy or several behind
 * them, each with an account of its own. Several differ in nothing from as many runs one by one, for no
 * strategy sees another; only the replay is shared. Blocks the calling thread; any thread, as many runs at a
 * time as there is memory for (some 40 MB each).
 */
public final class Backtest {
    /** 8,192 slots are 2.6 MB, and 40 ms of replay at 200,000 events a second. */
    private static final int RING = 8_192;

    /** A ring of events takes far less. */
    private static final long DRAIN_MS = 600_000;

    private final String build;
    private final boolean keepsBars;
    private final RunProgress progress;

    /**
     * Of one kind of run.
     *
     * @param build what the engine calls itself, for the report
     * @param keepsBars whether a report is to draw trades on bars
     * @param progress hears how far it has come
     */
    public Backtest(String build, boolean keepsBars, RunProgress progress) {
        this.build = build;
        this.keepsBars = keepsBars;
        this.progress = progress;
    }

    /**
     * Carries out one task.
     *
     * @throws JournalException when a journal is missing, damaged or out of order
     * @throws IllegalArgumentException when the task names what is not there
     */
    public BacktestResult run(BacktestTask task) throws JournalException {
        return run(List.of(task)).get(0);
    }

    /** Carries out tasks over the same journals with the same settings in one replay; in their order. */
    public List<BacktestResult> run(List<BacktestTask> tasks) throws JournalException {
        long startedNs = System.nanoTime();
        BacktestTask first = tasks.get(0);
        List<StrategyChoice> choices = new ArrayList<>();
        List<StrategySetup> setups = new ArrayList<>();
        for (BacktestTask task : tasks) {
            if (!task.sharesReplayWith(first)) {
                throw new IllegalArgumentException(
                        "tasks of one replay share journals and settings");
            }
            StrategyChoice choice = StrategyChoice.of(task);
            choices.add(choice);
            setups.add(setup(task, choice));
        }
        List<DayJournal> days = DayJournal.in(first.journals());
        Pass pass = pass(first, days);
        replay(days, pass, setups);
        double seconds = (System.nanoTime() - startedNs) / 1e9;
        List<BacktestResult> results = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            StrategySetup setup = setups.get(i);
            results.add(
                    BacktestResult.of(
                            tasks.get(i),
                            choices.get(i),
                            pass,
                            setup.ledger(),
                            setup.costs(),
                            seconds));
        }
        return results;
    }

    private static StrategySetup setup(BacktestTask task, StrategyChoice choice) {
        return new StrategySetup(
                choice.strategy(),
                task.product(),
                task.rules(),
                CostTable.shipped().withGstOnIpft(task.gstOnIpft()),
                new BacktestLedger());
    }

    private Pass pass(BacktestTask task, List<DayJournal> days) {
        String kept = days.get(0).settings();
        List<String> others = new ArrayList<>();
        for (DayJournal day : days) {
            if (!Objects.equals(kept, day.settings())) {
                others.add(day.name());
            }
        }
        Settings settings = kept == null ? Settings.DEFAULTS : Settings.parse(kept);
        for (var entry : task.settings().entrySet()) {
            settings = settings.with(entry.getKey(), entry.getValue());
        }
        settings = settings.with(Setting.PAPER_STRATEGY.key(), ""); // trades on paper are not ours
        return new Pass(build, settings, others, new RunData(), new RunTape(keepsBars));
    }

    private void replay(List<DayJournal> days, Pass pass, List<StrategySetup> setups)
            throws JournalException {
        var parking = new Profile("backtest", RING, WaitPolicy.PARK, Profile.QUIET_VPS.lanes());
        int capacity = DaysFeed.capacity(days);
        List<StageFailures.Failure> fatal = new ArrayList<>();
        var bars = new DaysBars();
        var setup =
                PipelineSetup.replay(parking, capacity)
                        .withOutput(pass.tape())
                        .withSettings(pass.settings())
                        .withFatal(fatal::add)
                        .withEarlierBars(bars)
                        .withStrategies(setups);
        var pipeline = Pipeline.start(setup);
        try {
            new DaysFeed(days, capacity, pass.data(), progress)
                    .run(
                            pipeline.newSink(),
                            pipeline.failures()::isFatal,
                            day -> {
                                pipeline.drain(DRAIN_MS);
                                bars.begin(day);
                            });
        } finally {
            pipeline.close();
        }
        if (!pipeline.isWorkedOff()) {
            throw new IllegalStateException("the replay broke off: " + fatal);
        }
    }
}
