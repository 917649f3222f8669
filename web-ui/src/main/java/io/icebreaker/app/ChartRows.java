package io.icebreaker.app;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.pattern.FibonacciLevel;
import io.icebreaker.pattern.FibonacciLevel.Leg;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.pattern.SessionPivots;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Indicators and levels of a replay's closed bars of one interval: the kernels of the stages over the same
 * bars. A series is an instrument. One thread.
 */
final class ChartRows {
    static final String LEVELS_HEADER = "segment,token,interval,start_ns,level,price";

    private static final int PLACE = 4;

    private final IndicatorKernel indicators = new IndicatorKernel(1);
    private final SwingKernel swings;
    private final SessionPivots sessions = new SessionPivots();
    private final PivotSystem system;
    private final EarlierBars earlier;
    private final Consumer<String[]> out;
    private final Set<Integer> known = new HashSet<>();
    private final double[] pivots = new double[PivotLevel.COUNT];
    private Instrument instrument;
    private Interval interval;
    private long startNs;

    /** {@code earlier}: what the journal has of the days before. */
    ChartRows(Settings settings, EarlierBars earlier, Consumer<String[]> out) {
        swings = new SwingKernel((int) settings.whole(Setting.SR_LOOKBACK));
        system = PivotSystem.valueOf(settings.text(Setting.PIVOT_SYSTEM));
        this.earlier = earlier.latest((int) settings.whole(Setting.WARMUP_BARS));
        this.out = out;
    }

    static String[] indicatorHeader() {
        List<String> header = new ArrayList<>(List.of("segment", "token", "interval", "start_ns"));
        for (Indicator indicator : Indicator.values()) {
            header.add(indicator.name());
        }
        return header.toArray(String[]::new);
    }

    /** A row of the bar's values. */
    void indicators(long[] words, int at, Instrument of) {
        int id = begin(words, at, of);
        indicators.add(
                id,
                words[at + Bar.OPEN],
                words[at + Bar.HIGH],
                words[at + Bar.LOW],
                words[at + Bar.CLOSE],
                Bar.volume(words, at));
        String[] row = new String[PLACE + Indicator.COUNT];
        place(row);
        for (Indicator indicator : Indicator.values()) {
            row[PLACE + indicator.ordinal()] = Doubles.text(indicators.value(id, indicator));
        }
        out.accept(row);
    }

    /** Rows of what the bar brings: swings confirmed, the leg's levels then, pivots as a session opens. */
    void levels(long[] words, int at, Instrument of) {
        int id = begin(words, at, of);
        long high = words[at + Bar.HIGH];
        long low = words[at + Bar.LOW];
        long close = words[at + Bar.CLOSE];
        swings.add(id, words[at + Bar.OPEN], high, low, close, 0);
        long day = SessionCalendar.istDay(words[at + Bar.SESSION_OPEN_NS]);
        if (sessions.add(id, day, words[at + Bar.OPEN], high, low, close, 0)) {
            pivots(id);
        }
        if (swings.confirmedHigh(id)) {
            level("SWING_HIGH", Prices.format(swings.lastHighE4(id)));
        }
        if (swings.confirmedLow(id)) {
            level("SWING_LOW", Prices.format(swings.lastLowE4(id)));
        }
        Leg leg = FibonacciLevel.leg(swings, id);
        if (leg != Leg.NONE && (swings.confirmedHigh(id) || swings.confirmedLow(id))) {
            fibonacci(id, leg);
        }
    }

    private void fibonacci(int id, Leg leg) {
        for (FibonacciLevel level : FibonacciLevel.values()) {
            double price = level.price(leg, swings.lastHighE4(id), swings.lastLowE4(id));
            level("FIB_" + Doubles.text(level.share()), Doubles.text(price));
        }
    }

    private void pivots(int id) {
        sessions.levels(id, system, pivots);
        for (PivotLevel level : PivotLevel.values()) {
            if (!Double.isNaN(pivots[level.ordinal()])) {
                String name = "PIVOT_" + system + "_" + level;
                level(name, Doubles.text(pivots[level.ordinal()]));
            }
        }
    }

    private void level(String name, String price) {
        String[] row = new String[PLACE + 2];
        place(row);
        row[PLACE] = name;
        row[PLACE + 1] = price;
        out.accept(row);
    }

    private void place(String[] row) {
        row[0] = instrument.segment();
        row[1] = Long.toString(instrument.token());
        row[2] = interval.label();
        row[3] = Long.toString(startNs);
    }

    /** Goes to the bar; an instrument's first one comes behind those of the days before. */
    private int begin(long[] words, int at, Instrument of) {
        int id = (int) words[at + Bar.ID];
        instrument = of;
        interval = Interval.of((int) words[at + Bar.INTERVAL]);
        startNs = words[at + Bar.START_NS];
        if (known.add(id)) {
            indicators.define(id);
            swings.define(id);
            sessions.define(id);
            warm(id, words[at + Bar.SESSION_OPEN_NS]);
        }
        return id;
    }

    private void warm(int id, long openNs) {
        BarSeries bars = earlier.before(instrument, interval, openNs);
        for (int i = 0; bars != null && i < bars.size(); i++) {
            indicators.add(id, bars, i);
            swings.add(id, bars.openE4(i), bars.highE4(i), bars.lowE4(i), bars.closeE4(i), 0);
        }
        BarSeries days = earlier.before(instrument, Interval.D1, openNs);
        for (int i = 0; days != null && i < days.size(); i++) {
            sessions.add(
                    id,
                    SessionCalendar.istDay(days.startNs(i)),
                    days.openE4(i),
                    days.highE4(i),
                    days.lowE4(i),
                    days.closeE4(i),
                    0);
        }
    }
}
