package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.Doubles;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.pattern.FibonacciLevel;
import io.icebreaker.pattern.FibonacciLevel.Leg;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.pattern.SessionPivots;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.tick.Prices;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Walks series after series through the kernels and writes what levels each bar brings. One thread. */
final class LevelRows {
    private static final int SERIES = 0;

    private final SwingKernel swings;
    private final SessionPivots sessions = new SessionPivots();
    private final double[] pivots = new double[PivotLevel.COUNT];
    private final boolean all;
    private long swingHighs;
    private long swingLows;
    private long rows;
    private CsvWriter csv;
    private BarSeries bars;

    /**
     * For swings of so many bars on either side.
     *
     * @param all whether what no longer stands at the end is written, too
     */
    LevelRows(int n, boolean all) {
        swings = new SwingKernel(n);
        swings.define(SERIES);
        sessions.define(SERIES);
        this.all = all;
    }

    /** One series from its first bar to its last. */
    void write(CsvWriter into, BarSeries series) {
        csv = into;
        bars = series;
        swings.reset(SERIES);
        sessions.reset(SERIES);
        int lastSession = lastSession(series);
        for (int i = 0; i < series.size(); i++) {
            boolean opens = add(i);
            swings(i);
            if (opens && (all || i == lastSession)) {
                pivots(i);
            }
            boolean swung = swings.confirmedHigh(SERIES) || swings.confirmedLow(SERIES);
            if (all ? swung : i == series.size() - 1) {
                fibonacci(i);
            }
        }
        nextPivots(series.size() - 1);
    }

    /** The bar at which the last session begins. */
    private static int lastSession(BarSeries series) {
        int at = series.size() - 1;
        long day = day(series, at);
        while (at > 0 && day(series, at - 1) == day) {
            at--;
        }
        return at;
    }

    private static long day(BarSeries series, int at) {
        return SessionCalendar.istDay(series.startNs(at));
    }

    /** Whether a session begins. */
    private boolean add(int i) {
        long open = bars.openE4(i);
        long high = bars.highE4(i);
        long low = bars.lowE4(i);
        long close = bars.closeE4(i);
        long volume = bars.volume(i);
        swings.add(SERIES, open, high, low, close, volume);
        return sessions.add(SERIES, day(bars, i), open, high, low, close, volume);
    }

    private void swings(int i) {
        if (swings.confirmedHigh(SERIES)) {
            swingHighs++;
            swing(i, "SWING_HIGH", swings.lastHighE4(SERIES), swings.lastHighBar(SERIES));
        }
        if (swings.confirmedLow(SERIES)) {
            swingLows++;
            swing(i, "SWING_LOW", swings.lastLowE4(SERIES), swings.lastLowBar(SERIES));
        }
    }

    private void swing(int i, String level, long priceE4, int own) {
        row(i, level, Prices.format(priceE4), "bar=" + own + " t=" + bars.startNs(own));
    }

    private void pivots(int i) {
        if (sessions.dayBefore(SERIES) == SessionPivots.NO_SESSION) {
            return;
        }
        String detail = "from=" + date(sessions.dayBefore(SERIES)) + " for=" + date(day(bars, i));
        for (PivotSystem system : PivotSystem.values()) {
            sessions.levels(SERIES, system, pivots);
            pivots(i, system, detail);
        }
    }

    private void nextPivots(int i) {
        String detail = "from=" + date(day(bars, i)) + " for=next";
        for (PivotSystem system : PivotSystem.values()) {
            sessions.nextLevels(SERIES, system, pivots);
            pivots(i, system, detail);
        }
    }

    private void pivots(int i, PivotSystem system, String detail) {
        for (PivotLevel level : PivotLevel.values()) {
            double price = pivots[level.ordinal()];
            if (!Double.isNaN(price)) {
                row(i, "PIVOT_" + system + "_" + level, Doubles.text(price), detail);
            }
        }
    }

    private static LocalDate date(long day) {
        return LocalDate.ofEpochDay(day);
    }

    private void fibonacci(int i) {
        Leg leg = FibonacciLevel.leg(swings, SERIES);
        if (leg == Leg.NONE) {
            return;
        }
        long high = swings.lastHighE4(SERIES);
        long low = swings.lastLowE4(SERIES);
        String detail =
                "leg=%s low=%s low_bar=%d high=%s high_bar=%d"
                        .formatted(
                                leg,
                                Prices.format(low),
                                swings.lastLowBar(SERIES),
                                Prices.format(high),
                                swings.lastHighBar(SERIES));
        for (FibonacciLevel level : FibonacciLevel.values()) {
            String price = Doubles.text(level.price(leg, high, low));
            row(i, "FIB_" + Doubles.text(level.share()), price, detail);
        }
    }

    private void row(int i, String level, String price, String detail) {
        rows++;
        csv.writeRecord(Integer.toString(i), Long.toString(bars.startNs(i)), level, price, detail);
    }

    /** Rows of all series so far. */
    long count() {
        return rows;
    }

    /** What was written of all series so far. */
    Map<String, Object> counts() {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("swingHighs", swingHighs);
        counts.put("swingLows", swingLows);
        counts.put("levels", rows);
        return counts;
    }
}
