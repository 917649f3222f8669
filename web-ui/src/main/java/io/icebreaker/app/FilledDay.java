package io.icebreaker.app;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.DateSessions;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.journal.before.DayBars;
import io.icebreaker.publish.BackfilledBars;
import io.icebreaker.publish.Board;
import io.icebreaker.scan.BarRollup;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A day's bars with the minutes live did not see, as the page shows them: what live saw stands, missing
 * minutes are the broker's, longer bars are rolled up from both (analytics 2.7). No indicator of the day
 * itself knew them; those of later days begin with them. Cold.
 */
final class FilledDay {
    private final Board board;
    private final long istDay;
    private final DayBars.Official official;

    FilledDay(Board board, LocalDate day, DayBars.Official official) {
        this.board = board;
        istDay = day.toEpochDay();
        this.official = official;
    }

    /** Puts the minutes of all instruments in. */
    void into(SortedMap<BarKey, BarSeries> own) {
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            SortedMap<Long, BarSeries.Row> minutes = instrument == null ? null : filled(id);
            if (minutes != null && !minutes.isEmpty()) {
                fill(own, id, instrument, minutes);
            }
        }
    }

    /** Of this day, by start. */
    private SortedMap<Long, BarSeries.Row> filled(int id) {
        long[] words = board.backfilled().of(id);
        SortedMap<Long, BarSeries.Row> minutes = new TreeMap<>();
        for (int at = 0; at < words.length; at += BackfilledBars.WORDS) {
            long[] bar = BackfilledBars.bar(words, at, id, 0);
            if (SessionCalendar.istDay(bar[Bar.START_NS]) == istDay) {
                minutes.put(
                        bar[Bar.START_NS],
                        new BarSeries.Row(
                                bar[Bar.START_NS],
                                bar[Bar.OPEN],
                                bar[Bar.HIGH],
                                bar[Bar.LOW],
                                bar[Bar.CLOSE],
                                Bar.volume(bar, 0),
                                0,
                                0));
            }
        }
        return minutes;
    }

    private void fill(
            SortedMap<BarKey, BarSeries> own,
            int id,
            Instrument instrument,
            SortedMap<Long, BarSeries.Row> minutes) {
        BarSeries live = own.get(BarKey.of(instrument, Interval.M1));
        for (int at = 0; live != null && at < live.size(); at++) {
            minutes.put(live.startNs(at), live.row(at));
        }
        var all = new BarSeries(instrument.symbol(), false);
        minutes.values().forEach(all::add);
        var sessions = new DateSessions(SessionGroup.of(instrument.segment()));
        for (int at = Interval.M1.ordinal(); at < Interval.COUNT; at++) {
            Interval interval = Interval.of(at);
            BarSeries rolled = BarRollup.of(all, sessions, interval).bars();
            own.put(
                    BarKey.of(instrument, interval),
                    interval == Interval.D1 ? official(id, rolled) : rolled);
        }
    }

    private BarSeries official(int id, BarSeries built) {
        var days = new BarSeries(built.symbol(), true);
        for (int at = 0; at < built.size(); at++) {
            days.add(official.of(id, built.row(at)));
        }
        return days;
    }
}
