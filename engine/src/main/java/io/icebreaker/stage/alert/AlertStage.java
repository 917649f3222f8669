package io.icebreaker.stage.alert;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.rule.AlertCap;
import io.icebreaker.rule.Identifier;
import io.icebreaker.rule.SlotSource;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Stage;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.RuleText;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Alert rules (analytics 9). Bars that closed at an event are judged when every stage has taken the event:
 * instruments in the order in which they closed, which is that of their ids, of each the shorter bars first.
 * Then the packet itself, by the rules ON TICK. What only the end of a recording closes is not judged: live
 * there is no such end.
 */
public final class AlertStage extends Stage implements SeriesFeed.Listener {
    /** Of a bar that waits: instrument, interval, end, trading day. */
    private static final int WORDS = 4;

    private static final long MS_NS = 1_000_000;

    /** A minute's end of 500 instruments, three intervals each. */
    private static final int FIRST_ROOM = 1_500 * WORDS;

    private final Sessions sessions;
    private final Counters counters;
    private final transient AlertNeeds needs;
    private final ClosedBars closed;
    private final AlertRules rules;
    private final AlertSlots slots;
    private final AlertTeller teller;
    private long[] waiting = new long[FIRST_ROOM];
    private int waitingEnd;

    /** When the event in hand came, and by instrument its last packet: receive times. */
    private long nowNs;

    private final long[] packetNs;

    /** Bars published when the event in hand came. */
    private long publishedBefore;

    /**
     * Listens to closed bars behind indicators and patterns.
     *
     * @param context whose findings go on to whoever journals them
     * @param now who tells values that are no bar's
     * @param ltp an instrument's last traded price, E4, 0 for none
     * @param cap shared with whoever else delivers alerts
     */
    public AlertStage(
            StageContext context,
            BarSources sources,
            NowValues now,
            IntToLongFunction ltp,
            AlertCap cap) {
        sessions = context.sessions();
        counters = context.counters();
        needs = new AlertNeeds(now, sources.feed().shortest());
        closed = new ClosedBars(sources);
        rules = new AlertRules(counters, needs, closed, cap);
        slots = new AlertSlots(sources, closed, now);
        teller = new AlertTeller(context.findings(), counters, sessions, ltp, rules, slots);
        packetNs = new long[context.maxInstruments()];
        now.put(Identifier.AGE_MS, (id, te) -> ageMs(id));
        sources.feed().add(this);
    }

    private double ageMs(int id) {
        return packetNs[id] == 0 ? Double.NaN : (double) (nowNs - packetNs[id]) / MS_NS;
    }

    @Override
    public String name() {
        return "alert";
    }

    /** What rules may ask for. Any thread. */
    public AlertNeeds needs() {
        return needs;
    }

    /**
     * What rules would read now: every closed bar in hand. For who shows it, between events, on the lane's
     * thread.
     */
    public SlotSource values(int id, long timeNs) {
        slots.onBar(id, Long.MAX_VALUE, Long.MAX_VALUE);
        slots.at(timeNs);
        return slots;
    }

    /** Texts of the rules of the day, those in use last. The lane's thread. */
    public List<RuleText> texts() {
        return rules.texts();
    }

    // ---- closed bars

    @Override
    public void onSeries(int series) {
        closed.define(series);
    }

    @Override
    public void onEarlier(int series, BarSeries bars, int at) {
        closed.addEarlier(series, bars, at);
    }

    @Override
    public void onWarm(int series) {
        // What was warmed is no news.
    }

    @Override
    public void onBar(int series, long[] words, int at) {
        closed.add(series, words, at);
        if (waitingEnd == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waiting.length);
            counters.increment(Counter.ALERT_ROOM_GROWTHS);
        }
        waiting[waitingEnd] = words[at + Bar.ID];
        waiting[waitingEnd + 1] = words[at + Bar.INTERVAL];
        waiting[waitingEnd + 2] = words[at + Bar.END_NS];
        waiting[waitingEnd + 3] = SessionCalendar.istDay(words[at + Bar.SESSION_OPEN_NS]);
        waitingEnd += WORDS;
    }

    // ---- events

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        teller.event(tick.sequence());
        nowNs = tick.receiveTimeNs();
        switch (tick.kind()) {
            case EventKind.TICK -> {
                if (tick.effectiveTimeNs() != 0) {
                    packetNs[tick.id()] = nowNs;
                }
                judgeBars();
                judgePacket(tick);
            }
            case EventKind.INSTRUMENT -> rules.define(tick.id(), Events.instrument(tick));
            case EventKind.CONFIG -> {
                if (RuleParts.isPart(tick)) {
                    rules.onPart(tick);
                }
            }
            case EventKind.SESSION -> dropBars();
            default -> judgeBars();
        }
    }

    private void dropBars() {
        waitingEnd = 0;
        publishedBefore = closed.published();
    }

    private void judgeBars() {
        int end = waitingEnd;
        waitingEnd = 0;
        long number = publishedBefore;
        publishedBefore = closed.published();
        if (rules.isEmpty()) {
            return;
        }
        for (int from = 0; from < end; ) {
            int to = from;
            while (to < end && waiting[to] == waiting[from]) {
                to += WORDS;
            }
            number += (to - from) / WORDS;
            for (int at = from; at < to; at += WORDS) {
                judgeBar(at, number);
            }
            from = to;
        }
    }

    private void judgeBar(int at, long publishedBy) {
        int id = (int) waiting[at];
        slots.onBar(id, waiting[at + 2], publishedBy);
        rules.kernel()
                .onBar(id, (int) waiting[at + 1], waiting[at + 2], waiting[at + 3], slots, teller);
    }

    /** Accepted packets in the phases continuous and AFTER_CLOSE. */
    private void judgePacket(Tick tick) {
        long te = tick.effectiveTimeNs();
        if (te == 0 || !rules.anyOnTick()) {
            return;
        }
        Session session = sessions.session(tick.id());
        if (te >= session.openNs() && te < session.overNs()) {
            slots.onTick(tick.id(), te, tick.sequence());
            long day = SessionCalendar.istDay(session.openNs());
            rules.kernel().onTick(tick.id(), te, day, slots, teller);
        }
    }
}
