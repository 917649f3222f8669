package io.icebreaker.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.EventTime;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which bars enter a series, and with what it begins. */
class SeriesFeedTest {
    private static final int STOCK = 0;
    private static final int CALL = 1;

    /** 2025-11-21 09:20 IST. */
    private static final long NOW_NS = 1_763_697_000_000_000_000L;

    private static final long MINUTE_NS = 60_000_000_000L;

    private final Counters counters = new Counters();
    private final Sessions sessions = new Sessions(SessionCalendar.shipped(), 2);
    private final List<String> told = new ArrayList<>();

    private SeriesFeed feed(Settings settings, EarlierBars earlier) {
        sessions.define(STOCK, stock());
        sessions.define(CALL, call());
        var time = new EventTime();
        var context = new StageContext(2, sessions, time, counters, settings, null, earlier);
        var feed = new SeriesFeed(context);
        feed.add(
                new SeriesFeed.Listener() {
                    @Override
                    public void onSeries(int series) {
                        told.add("series " + series);
                    }

                    @Override
                    public void onEarlier(int series, BarSeries bars, int at) {
                        told.add("earlier " + series + " " + bars.closeE4(at));
                    }

                    @Override
                    public void onWarm(int series) {
                        told.add("warm " + series);
                    }

                    @Override
                    public void onBar(int series, long[] words, int at) {
                        told.add("bar " + series + " " + words[at + Bar.CLOSE]);
                    }
                });
        return feed;
    }

    private static Instrument stock() {
        return new Instrument("NSE", 1, "ACME", InstrumentType.EQ, "", null, 0, 1, 500);
    }

    private static Instrument call() {
        var expiry = LocalDate.of(2025, 11, 25);
        return new Instrument("NFO", 2, "ACMECE", InstrumentType.CE, "ACME", expiry, 1, 1, 500);
    }

    private static long[] bar(int id, int interval, long flags, long close) {
        long[] words = new long[3 + Bar.WORDS];
        words[3 + Bar.ID] = id;
        words[3 + Bar.INTERVAL] = interval;
        words[3 + Bar.FLAGS] = flags;
        words[3 + Bar.CLOSE] = close;
        return words;
    }

    private Tick packet(int id) {
        sessions.roll(id, NOW_NS);
        return new Tick().kind(EventKind.TICK).id(id).effectiveTimeNs(NOW_NS);
    }

    @Test
    void takesClosedBarsOfTimeThatWereTraded() {
        SeriesFeed feed =
                feed(Settings.DEFAULTS.with("indicator.options", "true"), EarlierBars.NONE);
        int minute = Interval.M1.ordinal();
        feed.onBar(bar(STOCK, minute, Bar.SYNTHETIC, 1), 3);
        feed.onBar(bar(STOCK, minute, Bar.BACKFILLED, 2), 3);
        feed.onBar(bar(STOCK, Interval.S30.ordinal(), 0, 3), 3);
        feed.onBar(bar(STOCK, Interval.COUNT + 5, 0, 4), 3);
        assertEquals(List.of(), told);
        assertEquals(SeriesFeed.NONE, feed.series(STOCK, Interval.M1));

        feed.onBar(bar(STOCK, minute, Bar.AFTER_CLOSE, 5), 3);
        feed.onBar(bar(CALL, minute, Bar.PARTIAL, 6), 3);
        feed.onBar(bar(STOCK, minute, 0, 7), 3);
        assertEquals(List.of("series 0", "bar 0 5", "series 1", "bar 1 6", "bar 0 7"), told);
        assertEquals(0, feed.series(STOCK, Interval.M1));
        assertEquals(2, feed.count());
        assertEquals(CALL, feed.id(1));
        assertEquals(2, counters.get(Counter.BAR_SERIES));
    }

    @Test
    void secondsAndOptionsAreSettings() {
        var settings = Settings.DEFAULTS.with("indicator.shortest", "30s");
        SeriesFeed feed = feed(settings, (instrument, interval) -> earlier(1));
        feed.onTick(packet(CALL));
        feed.onBar(bar(CALL, Interval.M1.ordinal(), 0, 1), 3);
        feed.onBar(bar(STOCK, Interval.S15.ordinal(), 0, 2), 3);
        assertEquals(List.of(), told);
        feed.onBar(bar(STOCK, Interval.S30.ordinal(), 0, 3), 3);
        assertEquals(List.of("series 0", "bar 0 3"), told);
    }

    @Test
    void beginsOnceWithTheLastBarsBeforeTheSession() {
        var settings = Settings.DEFAULTS.with("warmup.bars", "2");
        EarlierBars minutes = (instrument, interval) -> interval == Interval.M1 ? earlier(6) : null;
        SeriesFeed feed = feed(settings, minutes);
        Tick first = packet(STOCK);
        feed.onTick(first);
        feed.onTick(first);
        // Six minutes from 09:13 on: 09:15 and later are the session's own.
        assertEquals(List.of("series 0", "earlier 0 100", "earlier 0 101", "warm 0"), told);
        assertEquals(2, counters.get(Counter.WARM_BARS));
    }

    private static BarSeries earlier(int count) {
        var bars = new BarSeries("ACME", false);
        for (int i = 0; i < count; i++) {
            long startNs = NOW_NS - (7 - i) * MINUTE_NS;
            bars.add(new BarSeries.Row(startNs, 1, 1, 1, 100 + i, 1, 0, 0));
        }
        return bars;
    }
}
