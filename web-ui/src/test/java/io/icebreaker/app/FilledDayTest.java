package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.BarSeries.Row;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.journal.before.BarKey;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Minutes that came by backfill are among what a day leaves. */
class FilledDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final Instrument ACME =
            new Instrument("NSE", 7, "ACME", InstrumentType.EQ, "", null, 0, 1, 500);
    private static final Instrument OTHER =
            new Instrument("NSE", 8, "OTHER", InstrumentType.EQ, "", null, 0, 1, 500);

    private final long openNs =
            SessionCalendar.shipped().sessionOn(SessionGroup.CASH, DAY).openNs();
    private final long closeNs =
            SessionCalendar.shipped().sessionOn(SessionGroup.CASH, DAY).closeNs();
    private final Board board = Boards.of(4, 2);
    private final SortedMap<BarKey, BarSeries> own = new TreeMap<>();

    private void backfilled(int id, long minute, long price) {
        long startNs = openNs + minute * MINUTE_NS;
        long overNs = closeNs + MINUTE_NS + 1;
        board.backfilled()
                .put(
                        id,
                        new long[] {
                            startNs, price, price + 2, price - 2, price + 1, 10, -1, openNs,
                            closeNs, overNs
                        });
    }

    private void live(Instrument instrument, Interval interval, long minute, long price) {
        own.computeIfAbsent(
                        BarKey.of(instrument, interval),
                        key -> new BarSeries(key.symbol(), interval == Interval.D1))
                .add(row(minute, price, price, price, price, 100));
    }

    private Row row(long minute, long open, long high, long low, long close, long volume) {
        return new Row(openNs + minute * MINUTE_NS, open, high, low, close, volume, 0, 0);
    }

    private BarSeries of(Instrument instrument, Interval interval) {
        return own.get(BarKey.of(instrument, interval));
    }

    private void fill() {
        board.define(0, ACME);
        board.define(1, OTHER);
        // The exchange's own open of the day is known.
        new FilledDay(
                        board,
                        DAY,
                        (id, built) ->
                                new Row(
                                        built.startNs(),
                                        55,
                                        built.highE4(),
                                        built.lowE4(),
                                        built.closeE4(),
                                        built.volume(),
                                        50,
                                        0))
                .into(own);
    }

    @Test
    void whatLiveSawStandsAndLongerBarsAreOfBoth() {
        live(ACME, Interval.M1, 2, 70);
        live(ACME, Interval.M1, 5, 80);
        live(ACME, Interval.M5, 0, 70);
        live(ACME, Interval.M5, 5, 80);
        live(ACME, Interval.D1, 0, 80);
        backfilled(0, 0, 60);
        backfilled(0, 1, 50);
        backfilled(0, 2, 40); // live saw that minute
        fill();

        BarSeries minutes = of(ACME, Interval.M1);
        assertEquals(4, minutes.size());
        assertEquals(row(0, 60, 62, 58, 61, 10), minutes.row(0));
        assertEquals(70, minutes.openE4(2));
        BarSeries fives = of(ACME, Interval.M5);
        assertEquals(2, fives.size());
        assertEquals(row(0, 60, 70, 48, 70, 120), fives.row(0));
        assertEquals(row(5, 80, 80, 80, 80, 100), fives.row(1));
        BarSeries day = of(ACME, Interval.D1);
        assertEquals(1, day.size());
        assertEquals(new Row(openNs, 55, 80, 48, 80, 220, 50, 0), day.row(0));
    }

    @Test
    void anInstrumentThatLiveNeverSawHasItsMinutesAndOthersStayAsTheyAre() {
        live(OTHER, Interval.M1, 3, 90);
        live(OTHER, Interval.M5, 0, 91);
        backfilled(0, 0, 60);
        backfilled(0, -24 * 60, 50); // the day before
        fill();

        assertEquals(1, of(ACME, Interval.M1).size());
        assertEquals(1, of(ACME, Interval.H1).size());
        assertEquals(91, of(OTHER, Interval.M5).openE4(0));
        assertEquals(2, own.keySet().stream().filter(key -> key.token() == 8).count());
    }
}
