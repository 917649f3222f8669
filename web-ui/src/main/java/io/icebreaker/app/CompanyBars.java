package io.icebreaker.app;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.feed.sim.MarketPast;
import io.icebreaker.feed.sim.PastBar;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.BarSource;
import io.icebreaker.scan.BarRollup;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The past of a simulated market of companies as bars: daily ones, and of the last sessions those of five
 * minutes and longer, which merge into the daily ones. An instrument at a time is made when it is asked for.
 * One thread; cold.
 */
final class CompanyBars implements BarSource {
    private static final List<Interval> ROLLED =
            List.of(Interval.M10, Interval.M15, Interval.M30, Interval.H1);

    /** Six or seven hours a session. */
    private static final int FINE_DAYS = EarlierBars.MOST / 6;

    private final MarketPast past;
    private final LocalDate today;
    private final Map<BarKey, Integer> indexes = new TreeMap<>();
    private final TreeSet<BarKey> keys = new TreeSet<>();
    private final Map<SessionGroup, Session[]> sessions = new EnumMap<>(SessionGroup.class);
    private final Map<Interval, BarSeries> made = new EnumMap<>(Interval.class);
    private final Set<String> underlyings = new TreeSet<>();
    private int madeOf = -1;

    /** {@code listed} in the order of the model's instruments. */
    CompanyBars(MarketPast past, LocalDate today, List<Instrument> listed) {
        this.past = past;
        this.today = today;
        listed.forEach(it -> underlyings.add(it.underlying()));
        for (int index = 0; index < listed.size(); index++) {
            if (past.sessions(index) > 0) {
                add(listed.get(index), index, Interval.M5);
                add(listed.get(index), index, Interval.D1);
                for (Interval interval : ROLLED) {
                    add(listed.get(index), index, interval);
                }
            }
        }
    }

    private void add(Instrument instrument, int index, Interval interval) {
        BarKey key = BarKey.of(instrument, interval);
        keys.add(key);
        indexes.put(key, index);
    }

    @Override
    public SortedSet<BarKey> keys() {
        return new TreeSet<>(keys);
    }

    @Override
    public BarSeries series(BarKey key) {
        Integer index = indexes.get(key);
        if (index == null) {
            return null;
        }
        if (madeOf != index) {
            make(index, key);
        }
        return made.get(key.interval());
    }

    private void make(int index, BarKey key) {
        SessionGroup group = group(key);
        Session[] before = sessions.computeIfAbsent(group, this::sessionsOf);
        List<PastBar> days = past.days(index);
        var daily = new BarSeries(key.symbol(), true);
        var fine = new BarSeries(key.symbol(), false);
        for (int i = 0; i < days.size(); i++) {
            int age = days.size() - 1 - i;
            PastBar day = days.get(i);
            daily.add(row(before[age].openNs(), day));
            if (age < FINE_DAYS) {
                addPieces(fine, index, age, day, before[age]);
            }
        }
        made.put(Interval.D1, daily);
        made.put(Interval.M5, fine);
        ROLLED.forEach(it -> made.put(it, BarRollup.of(fine, group, it, 0)));
        madeOf = index;
    }

    private SessionGroup group(BarKey key) {
        SessionGroup group = SessionGroup.of(key.segment());
        boolean hasFuture = group == SessionGroup.CASH && underlyings.contains(key.symbol());
        return hasFuture ? SessionGroup.CASH_WITH_DERIVATIVES : group;
    }

    private void addPieces(BarSeries fine, int index, int age, PastBar day, Session session) {
        long lengthNs = Interval.M5.lengthNs();
        int count = (int) ((session.closeNs() - session.openNs()) / lengthNs);
        long startNs = session.openNs();
        for (PastBar piece : past.pieces(index, age, day, count)) {
            fine.add(row(startNs, piece));
            startNs += lengthNs;
        }
    }

    private static BarSeries.Row row(long startNs, PastBar bar) {
        return new BarSeries.Row(
                startNs, bar.open(), bar.high(), bar.low(), bar.close(), bar.volume(), 0, 0);
    }

    /** The sessions before the day, the latest first. */
    private Session[] sessionsOf(SessionGroup group) {
        SessionCalendar calendar = SessionCalendar.shipped();
        var found = new Session[MarketPast.MOST_DAYS];
        int age = 0;
        for (LocalDate day = today.minusDays(1); age < found.length; day = day.minusDays(1)) {
            if (calendar.closedReason(group, day) == null) {
                found[age++] = calendar.sessionOn(group, day);
            }
        }
        return found;
    }
}
