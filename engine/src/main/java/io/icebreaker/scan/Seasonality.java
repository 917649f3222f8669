package io.icebreaker.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Returns by day of the week, by month and by hour of the session (analytics 8.9). Most of it is noise,
 * which is why n and t stand beside every mean. Pure functions over whole series; cold.
 */
public final class Seasonality {
    /** Seed 004's seasonality.years. */
    public static final int DEFAULT_YEARS = 3;

    /** Fewer returns say nothing: NaN. */
    public static final int LEAST = 10;

    /** What a cell is of. */
    public enum Kind {
        /** ISO day of the week, 1 is Monday. */
        WEEKDAY,
        MONTH,
        /** Hour of the session, 0 is the first; moves without their sign. */
        HOUR
    }

    /**
     * One cell: returns are natural logarithms, of hours without their sign.
     *
     * @param key weekday 1 to 7, month 1 to 12, hour of the session from 0
     * @param n how many returns
     * @param shareUp how many of them, 0 to 1, were above 0
     * @param sd standard deviation of the sample
     * @param t mean over its standard error
     */
    public record Cell(
            Kind kind,
            int key,
            int n,
            double mean,
            double median,
            double shareUp,
            double sd,
            double t) {}

    private Seasonality() {}

    /** Cells of the weekdays and months that occur in the last so many years of a daily series. */
    public static List<Cell> ofDays(BarSeries days, int years) {
        var weekdays = new TreeMap<Integer, List<Double>>();
        var months = new TreeMap<Integer, List<Double>>();
        LocalDate after = dateOf(days, days.size() - 1).minusYears(years);
        for (int i = 1; i < days.size(); i++) {
            LocalDate date = dateOf(days, i);
            boolean isUsable = days.closeE4(i - 1) > 0 && days.closeE4(i) > 0;
            if (date.isAfter(after)
                    && isUsable
                    && !CaSuspect.opens(days.openE4(i), days.closeE4(i - 1))) {
                double change = change(days.closeE4(i), days.closeE4(i - 1));
                add(weekdays, date.getDayOfWeek().getValue(), change);
                add(months, date.getMonthValue(), change);
            }
        }
        List<Cell> cells = new ArrayList<>();
        weekdays.forEach((day, changes) -> cells.add(cell(Kind.WEEKDAY, day, changes)));
        months.forEach((month, changes) -> cells.add(cell(Kind.MONTH, month, changes)));
        return cells;
    }

    /**
     * Cells of the hours of the sessions; the first hour is measured from its open.
     *
     * @param hours bars of an hour, as {@link BarRollup} makes them
     * @param group whose sessions they are
     */
    public static List<Cell> ofHours(BarSeries hours, SessionGroup group, int years) {
        var calendar = SessionCalendar.shipped();
        var byHour = new TreeMap<Integer, List<Double>>();
        LocalDate after = dateOf(hours, hours.size() - 1).minusYears(years);
        long openNs = 0;
        for (int i = 0; i < hours.size(); i++) {
            LocalDate date = dateOf(hours, i);
            boolean isFirst = i == 0 || !date.equals(dateOf(hours, i - 1));
            openNs = isFirst ? calendar.sessionOn(group, date).openNs() : openNs;
            long from = isFirst ? hours.openE4(i) : hours.closeE4(i - 1);
            if (date.isAfter(after) && from > 0 && hours.closeE4(i) > 0) {
                long hour = (hours.startNs(i) - openNs) / Interval.H1.lengthNs();
                add(byHour, (int) hour, Math.abs(change(hours.closeE4(i), from)));
            }
        }
        List<Cell> cells = new ArrayList<>();
        byHour.forEach((hour, changes) -> cells.add(cell(Kind.HOUR, hour, changes)));
        return cells;
    }

    private static LocalDate dateOf(BarSeries series, int at) {
        return SessionCalendar.istDate(series.startNs(at));
    }

    private static double change(long nowE4, long beforeE4) {
        return Math.log(DailyScan.rupees(nowE4) / DailyScan.rupees(beforeE4));
    }

    private static void add(TreeMap<Integer, List<Double>> to, int key, double change) {
        to.computeIfAbsent(key, k -> new ArrayList<>()).add(change);
    }

    private static Cell cell(Kind kind, int key, List<Double> changes) {
        int n = changes.size();
        if (n < LEAST) {
            return new Cell(
                    kind, key, n, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = changes.stream().mapToDouble(d -> d).sorted().toArray();
        double mean = changes.stream().mapToDouble(d -> d).reduce(0, (a, b) -> a + b) / n;
        double squares = 0;
        for (double change : changes) {
            squares += (change - mean) * (change - mean);
        }
        double sd = Math.sqrt(squares / (n - 1));
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        double up = (double) Arrays.stream(sorted).filter(d -> d > 0).count() / n;
        double t = sd == 0 ? Double.NaN : mean / (sd / Math.sqrt(n));
        return new Cell(kind, key, n, mean, median, up, sd, t);
    }
}
