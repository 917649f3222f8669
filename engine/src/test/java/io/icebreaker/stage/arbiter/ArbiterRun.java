package io.icebreaker.stage.arbiter;

import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.finding.Findings;
import io.icebreaker.reference.Row;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.StageContext;
import io.icebreaker.stage.flow.FlowKernel;
import io.icebreaker.stage.flow.FlowStage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import io.icebreaker.tick.Verdict;

/** Arbiter and flow without ring and threads, on one instrument: id 0. */
final class ArbiterRun {
    private final Counters counters = new Counters();
    private final ArbiterKernel kernel;
    private final ArbiterStage arbiter;
    private final FlowStage flow;
    private final FlowKernel days;
    private final Tick tick = new Tick();
    private long traded;
    private long gaps;

    ArbiterRun(String segment, InstrumentType type) {
        var sessions = new Sessions(SessionCalendar.shipped(), 1);
        var time = new EventTime();
        var nowhere =
                new Findings() {
                    @Override
                    public void found(long sequence, int kind, long[] words, int at, int length) {}

                    @Override
                    public void value(long word) {}
                };
        var context = new StageContext(1, sessions, time, counters, Settings.DEFAULTS, nowhere);
        days = new FlowKernel(1, sessions, time, counters, Settings.DEFAULTS);
        kernel = new ArbiterKernel(context, days);
        arbiter = new ArbiterStage(kernel);
        flow = new FlowStage(sessions, days, counters);
        Events.instrument(
                tick.clear(), 0, new Instrument(segment, 1, "X", type, "", null, 0, 1, 5 * 100), 0);
        pass();
    }

    private void pass() {
        arbiter.onEvent(tick, true);
        flow.onEvent(tick, true);
    }

    /** One packet; what was concluded on it. */
    int row(Row row) {
        Row.fill(tick.clear(), row, 0);
        pass();
        traded += tick.traded();
        boolean gap = tick.traded() > 0 && (tick.tradeFlags() & TradeFlags.GAP) != 0;
        gaps += gap ? 1 : 0;
        return Verdict.of(tick);
    }

    void state(int feed, FeedState state, long atNs) {
        Events.feed(tick.clear(), feed, state, 0, 0, 0, "", atNs);
        pass();
    }

    /** The packet in hand, as stages behind flow see it. */
    Tick tick() {
        return tick;
    }

    /** Quantity of all trades so far, and how many of these followed a gap. */
    long traded() {
        return traded;
    }

    long gaps() {
        return gaps;
    }

    long dayVolume() {
        return days.dayVolume(0);
    }

    long count(Counter counter) {
        return counters.get(counter);
    }

    FeedShares shares() {
        return kernel.shares();
    }
}
