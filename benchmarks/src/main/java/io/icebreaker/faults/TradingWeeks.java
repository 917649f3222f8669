package io.icebreaker.faults;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickSink;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Three weeks of a stock, a future and a commodity, a trade a minute of each session, the clock ticking
 * through nights, weekends and holidays: which minute and day bars must come is known beforehand.
 */
final class TradingWeeks implements OutputSink {
    /** Diwali's special session, a holiday, and the Sunday on which American clocks change lie between. */
    private static final LocalDate FIRST = LocalDate.of(2025, 10, 20);

    private static final LocalDate LAST = LocalDate.of(2025, 11, 7);
    private static final LocalDate EXPIRY = LocalDate.of(2025, 11, 25);
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final long MINUTE_NS = 60_000_000_000L;

    private static final List<Instrument> INSTRUMENTS =
            List.of(
                    instrument("NSE", 1, "RELIANCE", InstrumentType.EQ, null),
                    instrument("NFO", 2, "NIFTY25NOVFUT", InstrumentType.FUT, EXPIRY),
                    instrument("MCX", 3, "GOLD25NOVFUT", InstrumentType.FUT, EXPIRY));

    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final Verdict verdict;
    private final Set<String> expected = new TreeSet<>();
    private final Set<String> found = new TreeSet<>();
    private final long[] volume = new long[INSTRUMENTS.size()];
    private TickSink sink;
    private int sessions;
    private int dayBars;
    private long doubles;

    TradingWeeks(Verdict verdict) {
        this.verdict = verdict;
    }

    private static Instrument instrument(
            String segment, long token, String symbol, InstrumentType type, LocalDate expiry) {
        return new Instrument(segment, token, symbol, type, symbol, expiry, 0, 1, 500);
    }

    void run() throws Exception {
        verdict.tried();
        checkKnownHours();
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, Recorder.ROOM).withOutput(this);
        try (var pipeline = Pipeline.start(setup)) {
            sink = pipeline.newSink();
            begin();
            long toNs = startNs(LAST.plusDays(1));
            for (long nowNs = startNs(FIRST); nowNs < toNs; nowNs += MINUTE_NS) {
                minute(nowNs);
            }
            Events.sessionEnd(sink.claim(), toNs);
            sink.publish();
            verdict.expect(pipeline.drain(120_000), "the weeks were not worked off");
        }
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        Set<String> extra = new TreeSet<>(found);
        extra.removeAll(expected);
        verdict.lost(missing.size(), "bars are missing, first " + first(missing));
        verdict.corrupted(extra.size(), "bars nobody traded, first " + first(extra));
        verdict.corrupted(doubles, "bars came twice");
    }

    /** From the exchanges' circulars, not from our calendar. */
    private void checkKnownHours() {
        check(SessionGroup.COMMODITY, LocalDate.of(2025, 10, 31), 23, 30);
        check(SessionGroup.COMMODITY, LocalDate.of(2025, 11, 3), 23, 55);
        check(SessionGroup.CASH, LocalDate.of(2025, 10, 21), 14, 45);
        check(SessionGroup.DERIVATIVES, LocalDate.of(2025, 11, 3), 15, 30);
        verdict.expect(
                calendar.closedReason(SessionGroup.CASH, LocalDate.of(2025, 11, 5)) != null,
                "Guru Nanak Jayanti is no holiday");
    }

    private void check(SessionGroup group, LocalDate date, int hour, int minute) {
        long closeNs = date.atTime(hour, minute).toEpochSecond(IST) * 1_000_000_000L;
        verdict.expect(
                calendar.sessionOn(group, date).closeNs() == closeNs,
                "%s on %s does not close at %d:%d",
                group,
                date,
                hour,
                minute);
    }

    private static long startNs(LocalDate date) {
        return date.atStartOfDay().toEpochSecond(IST) * 1_000_000_000L;
    }

    private static String first(Set<String> bars) {
        return bars.isEmpty() ? "none" : bars.iterator().next();
    }

    private void begin() {
        long nowNs = startNs(FIRST);
        Events.config(sink.claim(), JournalStage.layoutVersion(), 1, "faults", "weeks", nowNs);
        sink.publish();
        for (int id = 0; id < INSTRUMENTS.size(); id++) {
            Events.instrument(sink.claim(), id, INSTRUMENTS.get(id), nowNs);
            sink.publish();
        }
    }

    private void minute(long nowNs) {
        LocalDate date = SessionCalendar.istDate(nowNs);
        for (int id = 0; id < INSTRUMENTS.size(); id++) {
            SessionGroup group = SessionGroup.of(INSTRUMENTS.get(id).segment());
            if (calendar.closedReason(group, date) != null) {
                continue;
            }
            Session session = calendar.sessionOn(group, date);
            if (nowNs == session.openNs() - 5 * MINUTE_NS) {
                volume[id] = 0;
                packet(id, nowNs, 0); // before the open nothing is traded yet
                sessions++;
                expected.add(name(id, Interval.D1, session.openNs()));
            } else if (nowNs >= session.openNs() && nowNs < session.closeNs()) {
                volume[id] += 10;
                packet(id, nowNs + MINUTE_NS / 2, volume[id]);
                expected.add(name(id, Interval.M1, nowNs));
            }
        }
        Events.clock(sink.claim(), nowNs + MINUTE_NS - 1);
        sink.publish();
    }

    private void packet(int id, long timeNs, long day) {
        sink.claim()
                .kind(EventKind.TICK)
                .id(id)
                .exchangeTimeNs(timeNs)
                .lastTradeTimeNs(timeNs)
                .receiveTimeNs(timeNs)
                .ltp(1_000_000 + day % 7 * 500)
                .lastQty(10)
                .volume(day);
        sink.publish();
    }

    private static String name(long id, Interval interval, long startNs) {
        return INSTRUMENTS.get((int) id).symbol() + " " + interval + " " + startNs;
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (type != OutputType.BAR) {
            return;
        }
        boolean isDay = words[at + Bar.INTERVAL] == Interval.D1.ordinal();
        boolean isMinute = words[at + Bar.INTERVAL] == Interval.M1.ordinal();
        if (isDay || isMinute) {
            dayBars += isDay ? 1 : 0;
            Interval interval = isDay ? Interval.D1 : Interval.M1;
            long start = isDay ? words[at + Bar.SESSION_OPEN_NS] : words[at + Bar.START_NS];
            doubles += found.add(name(words[at + Bar.ID], interval, start)) ? 0 : 1;
        }
    }

    int minuteBars() {
        return found.size() - dayBars;
    }

    int dayBars() {
        return dayBars;
    }

    int sessions() {
        return sessions;
    }
}
