package io.icebreaker.ring;

import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.backtest.SignalTap;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.backtest.StrategyStage;
import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.RowRoom;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.setting.Setting;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.IndicatorSource;
import io.icebreaker.stage.PcrSource;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.alert.AlertStage;
import io.icebreaker.stage.alert.BarSources;
import io.icebreaker.stage.alert.FoundTap;
import io.icebreaker.stage.arbiter.ArbiterKernel;
import io.icebreaker.stage.arbiter.ArbiterStage;
import io.icebreaker.stage.arbiter.FeedShares;
import io.icebreaker.stage.candle.CandleKernel;
import io.icebreaker.stage.candle.CandleStage;
import io.icebreaker.stage.eventbar.EventBarKernel;
import io.icebreaker.stage.eventbar.EventBarStage;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.stage.footprint.FootprintKernel;
import io.icebreaker.stage.footprint.FootprintStage;
import io.icebreaker.stage.gap.GapKernel;
import io.icebreaker.stage.gap.GapStage;
import io.icebreaker.stage.history.BackfillStage;
import io.icebreaker.stage.iceberg.IcebergStage;
import io.icebreaker.stage.iceberg.OfiKernel;
import io.icebreaker.stage.indicator.IndicatorStage;
import io.icebreaker.stage.mark.LevelSheet;
import io.icebreaker.stage.mark.MarkKernel;
import io.icebreaker.stage.mark.MarkStage;
import io.icebreaker.stage.mark.ProfileKernel;
import io.icebreaker.stage.mark.ProfileStage;
import io.icebreaker.stage.option.OptionStage;
import io.icebreaker.stage.pattern.PatternStage;
import io.icebreaker.stage.scan.ScanStage;
import io.icebreaker.stage.scan.ScanTap;
import io.icebreaker.stage.signal.SignalKernel;
import io.icebreaker.stage.signal.SignalStage;
import io.icebreaker.stage.vwap.VwapKernel;
import io.icebreaker.stage.vwap.VwapStage;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages between ring and output, in the order in which a tick passes them.
 *
 * <pre>
 *  flow ─▶ gap ─▶ vwap ─▶ candle ─▶ footprint ─▶ eventbar ─▶ marks ─▶ profile ─▶ iceberg ─▶ option
 *                            └─ closed bars ─┴─▶ (ofi) ─▶ output, then vwap, marks, profile,             │
 *                                                         indicator, pattern, signal, scan               │
 *                       (paper, strategy) ◀─ alert ◀─ scan ◀─ signal ◀─ pattern ◀─ indicator ◀──────────┘
 * </pre>
 *
 * Behind eventbar stands history, which only shows backfilled minutes; before flow the arbiter. A packet that
 * it calls a shadow gets no event time from flow, as a stale one: whoever comes later, the board's quotes
 * included, passes by what has none.
 *
 * A closed bar goes to the output first, then to whoever listens, so that what is found in it stands behind
 * it in the journal.
 */
public final class Analysis {
    private final List<Stage> stages = new ArrayList<>();
    private final List<Shown> sheets = new ArrayList<>();
    private final List<BarListener> listeners = new ArrayList<>();
    private final FootprintRules rules;
    private final RowRoom room = new RowRoom();
    private final CandleKernel candle;
    private final FootprintKernel footprint;
    private final EventBarKernel eventBar;
    private final OfiKernel ofi;
    private ArbiterKernel arbiter;
    private IndicatorStage indicators;
    private final MarkKernel marks;
    private final AlertStage alerts;

    /** Without a backtest; {@code output}: where closed bars go. */
    public Analysis(StageContext context, BarListener output) {
        this(context, output, List.of());
    }

    /** With strategies behind the signals. */
    public Analysis(StageContext context, BarListener output, List<StrategySetup> backtests) {
        this(context, output, backtests, new AlertCap(AlertCap.USUAL));
    }

    /**
     * With strategies behind the signals; paper is the settings' choice.
     *
     * @param cap how many alerts a day delivers, whoever raises them
     */
    public Analysis(
            StageContext given, BarListener output, List<StrategySetup> backtests, AlertCap cap) {
        var tap = new SignalTap(given.findings());
        int n = given.maxInstruments();
        var heard = new ScanTap(tap);
        var found = new FoundTap(heard, given.sessions(), n);
        var context = given.with(found);
        rules = FootprintRules.of(key -> context.settings().whole(Setting.named(key)));
        ofi = new OfiKernel(n);
        listeners.add(ofi); // tells a bar its sum before the output hears of the bar
        listeners.add(output);
        var sessions = context.sessions();
        var counters = context.counters();
        footprint = new FootprintKernel(n, sessions, counters, rules, room, this::onClosedBar);
        var vwap = new VwapKernel(context);
        candle = new CandleKernel(n, sessions, context.time(), counters, vwap, footprint);
        if (context.settings().text(Setting.SIDE_MODEL).equals("BVC")) {
            candle.classifyMinutes(n);
        }
        eventBar = new EventBarKernel(context, rules, room, vwap);
        FlowKernel flow = addTrades(context, vwap);
        stages.add(new BackfillStage(context));
        marks = addMarks(context);
        var iceberg = new IcebergStage(context, ofi);
        stages.add(iceberg);
        sheets.add(iceberg);
        OptionStage option = addOptions(new OptionStage(context));
        var feed = new SeriesFeed(context);
        PatternStage patterns = addCharts(context, feed);
        Shown windows = addSignals(context, flow, option.pcr());
        var scan = new ScanStage(context, feed, indicators, vwap, option.pcr(), heard, cap);
        addScan(scan);
        alerts =
                new RuleSources(bars(feed, patterns, found), vwap, candle, footprint)
                        .books(iceberg, windows)
                        .chains(patterns.pivots(), option.look())
                        .btst((id, timeNs) -> scan.btst(id))
                        .stage(context, cap);
        stages.add(alerts);
        addStrategies(given, tap, backtests);
    }

    private OptionStage addOptions(OptionStage option) {
        stages.add(option);
        sheets.addAll(option.sheets());
        return option;
    }

    private BarSources bars(SeriesFeed feed, PatternStage patterns, FoundTap found) {
        return new BarSources(
                feed,
                indicators,
                patterns,
                marks::imbalance,
                this::formingWithFlow,
                footprint::forming,
                found);
    }

    private FlowKernel addTrades(StageContext context, VwapKernel vwap) {
        var flow =
                new FlowKernel(
                        context.maxInstruments(),
                        context.sessions(),
                        context.time(),
                        context.counters(),
                        context.settings());
        arbiter = new ArbiterKernel(context, flow);
        stages.add(new ArbiterStage(arbiter));
        stages.add(new FlowStage(context.sessions(), flow, context.counters()));
        stages.add(new GapStage(new GapKernel(context)));
        stages.add(new VwapStage(vwap));
        stages.add(new CandleStage(candle));
        stages.add(new FootprintStage(footprint));
        stages.add(new EventBarStage(eventBar));
        listeners.add(vwap);
        sheets.add(vwap);
        return flow;
    }

    private MarkKernel addMarks(StageContext context) {
        var changed = new Changed(context.maxInstruments());
        var kernel = new MarkKernel(context, rules, room, changed);
        var profile = new ProfileKernel(context, rules, changed);
        listeners.add(kernel);
        listeners.add(profile);
        stages.add(new MarkStage(kernel));
        stages.add(new ProfileStage(profile));
        sheets.add(new LevelSheet(kernel, profile, changed));
        return kernel;
    }

    /** A closed bar passes indicators, then patterns, then those behind. */
    private PatternStage addCharts(StageContext context, SeriesFeed feed) {
        indicators = new IndicatorStage(context, feed, candle::forming);
        var patterns = new PatternStage(context, feed, indicators);
        listeners.add(feed);
        stages.add(indicators);
        stages.add(patterns);
        sheets.add(indicators.sheet());
        sheets.addAll(patterns.sheets());
        return patterns;
    }

    /** Behind the signals: scanners read what all others found. */
    private void addScan(ScanStage scan) {
        listeners.add(scan);
        sheets.addAll(scan.sheets());
        stages.add(scan);
    }

    /** A bar that is not over, with the order flow of its packets. */
    private boolean formingWithFlow(int id, Interval interval, long[] into) {
        boolean isThere = candle.forming(id, interval, into);
        if (isThere) {
            into[Bar.FLAGS] |= Bar.FORMING;
            ofi.onBar(into, 0);
        }
        return isThere;
    }

    /** Signals read what all others found on the same packet. */
    private Shown addSignals(StageContext context, FlowKernel flow, PcrSource pcr) {
        var signals = new SignalKernel(context, flow::knowsVolume, pcr);
        listeners.add(signals);
        sheets.add(signals.windowSheet());
        sheets.add(signals.performanceSheet());
        stages.add(new SignalStage(signals));
        return signals.windowSheet();
    }

    /** Behind all: a strategy trades on what all others have found, and on later packets. */
    private void addStrategies(StageContext context, SignalTap tap, List<StrategySetup> backtests) {
        StrategySetup paper = PaperSettings.setup(context.settings());
        if (paper != null) {
            var stage = StrategyStage.paper(paper, context);
            sheets.add(stage.sheet());
            addStrategy(stage, tap);
        }
        for (int number = 1; number <= backtests.size(); number++) {
            addStrategy(StrategyStage.backtest(backtests.get(number - 1), number, context), tap);
        }
    }

    private void addStrategy(StrategyStage stage, SignalTap tap) {
        tap.add(stage);
        listeners.add(stage);
        stages.add(stage);
    }

    private void onClosedBar(long[] words, int at) {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onBar(words, at);
        }
    }

    /** In the order of a lane. */
    public List<Stage> stages() {
        return stages;
    }

    List<Shown> sheets() {
        return sheets;
    }

    FeedShares feedShares() {
        return arbiter.shares();
    }

    FootprintRules footprintRules() {
        return rules;
    }

    CandleKernel candle() {
        return candle;
    }

    FootprintKernel footprint() {
        return footprint;
    }

    OfiKernel ofi() {
        return ofi;
    }

    AlertStage alerts() {
        return alerts;
    }

    IndicatorSource indicators() {
        return indicators;
    }

    EventBarKernel eventBar() {
        return eventBar;
    }
}
