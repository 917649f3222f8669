package io.icebreaker.backtest;

import io.icebreaker.bar.BarListener;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.ring.Analysis;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** All stages with a strategy behind them, no ring: one event after the other. */
final class TradingRun implements Findings {
    private static final long DAY = LocalDate.of(2025, 12, 15).toEpochDay();

    /** An order or a fill as a stage made it. */
    record Found(long sequence, int type, long[] words) {}

    static final long SECOND_NS = 1_000_000_000L;

    final Counters counters = new Counters();
    final List<Found> found = new ArrayList<>();
    final BacktestLedger ledger;
    final Tick tick = new Tick();
    final EventTime time = new EventTime();
    private final List<Stage> stages;
    private final long[] volume = new long[16];
    private int defined;
    private long sequence;
    private long lastNs;

    /** {@code setup} null: no backtest, perhaps paper by the settings. */
    TradingRun(Settings settings, StrategySetup setup) {
        this(settings, setup, (words, at) -> {});
    }

    TradingRun(Settings settings, StrategySetup setup, BarListener bars) {
        int n = 16;
        var context =
                new StageContext(
                        n,
                        new Sessions(SessionCalendar.shipped(), n),
                        time,
                        counters,
                        settings,
                        this);
        stages = new Analysis(context, bars, setup == null ? List.of() : List.of(setup)).stages();
        ledger = setup == null ? null : setup.ledger();
    }

    static TradingRun of(StrategySetup setup) {
        return new TradingRun(Settings.DEFAULTS, setup);
    }

    /** 2025-12-15, a Monday: so many seconds after 09:15 IST. */
    static long at(double seconds) {
        return DAY * SessionCalendar.DAY_NS
                + 3 * 3_600 * SECOND_NS
                + 45 * 60 * SECOND_NS
                + (long) (seconds * 1e9);
    }

    static Instrument share() {
        return new Instrument("NSE", 1, "ACME", InstrumentType.EQ, "", null, 0, 1, 500);
    }

    int define(Instrument instrument) {
        int id = defined++;
        event(slot -> Events.instrument(slot, id, instrument, at(-600)));
        return id;
    }

    void event(Consumer<Tick> fill) {
        tick.clear();
        fill.accept(tick);
        publish();
    }

    /** What stands in the slot. */
    void publish() {
        tick.sequence(++sequence);
        lastNs = Math.max(lastNs, tick.receiveTimeNs());
        for (int i = 0; i < stages.size(); i++) {
            stages.get(i).onEvent(tick, true);
        }
    }

    /** A packet at a time with a book of one level a side (0: none) and perhaps a trade. */
    void packet(int id, long ns, long ltp, long traded, long bid, long ask, long qty) {
        event(
                slot -> {
                    volume[id] += traded;
                    slot.kind(EventKind.TICK).id(id).receiveTimeNs(ns).exchangeTimeNs(ns);
                    slot.ltp(ltp).lastQty(traded).volume(volume[id]);
                    if (bid > 0 || ask > 0) {
                        slot.mark(TickFlags.HAS_DEPTH).bid(0, bid, qty, 1).ask(0, ask, qty, 1);
                    }
                });
    }

    void clock(long ns) {
        event(slot -> Events.clock(slot, ns));
    }

    void end() {
        event(slot -> Events.sessionEnd(slot, lastNs));
    }

    void stop() {
        stages.forEach(Stage::onStop);
    }

    long sequence() {
        return sequence;
    }

    @Override
    public void found(long cause, int type, long[] words, int at, int length) {
        if (type == FindingType.ORDER || type == FindingType.FILL) {
            found.add(new Found(cause, type, Arrays.copyOfRange(words, at, at + length)));
        }
    }

    @Override
    public void value(long word) {
        // Only the hash knows.
    }
}
