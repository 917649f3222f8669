package io.icebreaker.stage;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarListener;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.setting.Setting;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Closed bars as indicators and patterns take them: series by series, an instrument at an interval, each with
 * a number from 0 in order of its first bar. With an instrument's first packet its series begin, each with
 * the last closed bars of the days before (analytics 7.2), and run on from there; a journal of several days
 * is one run. What nobody traded (FILL, backfilled minutes) never enters.
 *
 * <p><b>Threading.</b> The compute lane. Allocates where a series begins, counted.
 */
public final class SeriesFeed implements BarListener {
    /** No such series: no bar of it has closed yet. */
    public static final int NONE = -1;

    private static final long UNTRADED = Bar.SYNTHETIC | Bar.BACKFILLED | Bar.PHANTOM;
    private static final int FIRST_ROOM = 64;

    /** Whoever works on series; told in the order of {@link #add}, bar by bar. */
    public interface Listener {
        /** A series begins. */
        void onSeries(int series);

        /** A closed bar of an earlier day. */
        void onEarlier(int series, BarSeries bars, int at);

        /** All bars of earlier days have been told. */
        void onWarm(int series);

        /** A closed bar of this day; {@link Bar} words. */
        void onBar(int series, long[] words, int at);
    }

    private final Sessions sessions;
    private final Counters counters;
    private final transient EarlierBars earlier;
    private final int shortest;
    private final boolean withOptions;
    private final List<Listener> listeners = new ArrayList<>();

    /** By instrument and interval. */
    private final int[] numbers;

    private final boolean[] begun;

    /** By series. */
    private int[] ids = new int[FIRST_ROOM];

    private int[] intervals = new int[FIRST_ROOM];
    private int count;

    /** For the instruments of a context, by its settings. */
    public SeriesFeed(StageContext context) {
        sessions = context.sessions();
        counters = context.counters();
        earlier = context.earlierBars();
        shortest = Interval.named(context.settings().text(Setting.INDICATOR_SHORTEST)).ordinal();
        withOptions = context.settings().isOn(Setting.INDICATOR_OPTIONS);
        numbers = new int[context.maxInstruments() * Interval.COUNT];
        begun = new boolean[context.maxInstruments()];
        Arrays.fill(numbers, NONE);
    }

    /** Cold; before the first event. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** A packet: an instrument's first one begins its series. */
    public void onTick(Tick tick) {
        if (tick.effectiveTimeNs() != 0 && !begun[tick.id()]) {
            begin(tick.id(), sessions.session(tick.id()).openNs());
        }
    }

    private void begin(int id, long openNs) {
        begun[id] = true;
        if (!hasSeries(id)) {
            return;
        }
        for (int interval = shortest; interval < Interval.COUNT; interval++) {
            BarSeries bars = earlier.before(sessions.instrument(id), Interval.of(interval), openNs);
            if (bars != null) {
                warm(define(id, interval), bars);
            }
        }
    }

    private boolean hasSeries(int id) {
        return withOptions || !sessions.instrument(id).type().isOption();
    }

    private void warm(int series, BarSeries bars) {
        for (int at = 0; at < bars.size(); at++) {
            for (int i = 0; i < listeners.size(); i++) {
                listeners.get(i).onEarlier(series, bars, at);
            }
            counters.increment(Counter.WARM_BARS);
        }
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onWarm(series);
        }
    }

    @Override
    public void onBar(long[] words, int at) {
        int interval = (int) words[at + Bar.INTERVAL];
        boolean enters = interval >= shortest && interval < Interval.COUNT;
        int id = (int) words[at + Bar.ID];
        if (!enters || (words[at + Bar.FLAGS] & UNTRADED) != 0 || !hasSeries(id)) {
            return;
        }
        int series = define(id, interval);
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onBar(series, words, at);
        }
    }

    private int define(int id, int interval) {
        int key = id * Interval.COUNT + interval;
        if (numbers[key] != NONE) {
            return numbers[key];
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            intervals = Arrays.copyOf(intervals, 2 * count);
        }
        ids[count] = id;
        intervals[count] = interval;
        numbers[key] = count;
        counters.increment(Counter.BAR_SERIES);
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onSeries(count);
        }
        return count++;
    }

    /** The series of an instrument's bars, {@link #NONE} before the first. */
    public int series(int id, Interval interval) {
        return numbers[id * Interval.COUNT + interval.ordinal()];
    }

    /** Whose bars a series is of. */
    public int id(int series) {
        return ids[series];
    }

    /** Ordinal of its interval. */
    public int interval(int series) {
        return intervals[series];
    }

    /** Ordinal of the shortest interval that has series. */
    public int shortest() {
        return shortest;
    }

    /** Series so far. */
    public int count() {
        return count;
    }
}
