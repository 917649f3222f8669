package io.icebreaker.stage.scan;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.DailyScan;
import io.icebreaker.scan.Week52Kernel;
import java.util.Arrays;

/**
 * Completed days by place (analytics 8.0, 8.6): of earlier days as the journal has them, then each day of
 * this run as it closes. One thread; allocates where a place begins, some 10 KB.
 */
final class DailyBook {
    private final DayFigures days;
    private final DailyScan scan = new DailyScan(BreakoutRule.DEFAULT);
    private final Week52Kernel weeks = new Week52Kernel();

    /** Sum of the fifteen volumes that today's is measured by (8.3), 0 for none; by place. */
    private long[] volumeSums = {};

    /** Open of the session that has been taken in as completed. */
    private long[] takenNs = {};

    DailyBook(DayFigures days) {
        this.days = days;
    }

    void define(int place) {
        scan.define(place);
        weeks.define(place);
        if (place >= takenNs.length) {
            int room = Math.max(place + 1, 2 * takenNs.length);
            takenNs = Arrays.copyOf(takenNs, room);
            volumeSums = Arrays.copyOf(volumeSums, room);
        }
    }

    /** A day before the run. */
    void onEarlier(int place, BarSeries bars, int at) {
        add(
                place,
                SessionCalendar.istDay(bars.startNs(at)),
                bars.openE4(at),
                bars.highE4(at),
                bars.lowE4(at),
                bars.closeE4(at),
                bars.volume(at),
                bars.previousCloseE4(at));
    }

    /** The session in hand is over: the day so far is the day. */
    void onDay(int place, long closeE4) {
        takenNs[place] = days.openNs[place];
        add(
                place,
                days.day(place),
                days.open(place),
                days.high(place),
                days.low(place),
                closeE4,
                days.volume(place),
                days.previousClose(place));
    }

    private void add(
            int place,
            long day,
            long open,
            long high,
            long low,
            long close,
            long volume,
            long previousClose) {
        scan.add(place, open, high, low, close, volume, previousClose);
        if (scan.isSuspect()) {
            weeks.cut(place, day);
        }
        weeks.at(place, day);
        weeks.add(place, day, high, low);
        days.completed(place, close);
    }

    /** Whether the session in hand is among the completed ones. */
    boolean isTaken(int place) {
        return takenNs[place] == days.openNs[place];
    }

    /** Judges the day so far; what is said of it can be asked of {@link #scan} until the next. */
    void judge(int place, long closeE4) {
        scan.judge(
                place,
                days.open(place),
                days.high(place),
                days.low(place),
                closeE4,
                days.volume(place),
                days.previousClose(place));
        volumeSums[place] = scan.inputs().volumeSum;
        weeks.at(place, days.day(place));
    }

    DailyScan scan() {
        return scan;
    }

    /** High and low of the 52 weeks before today, asked after {@link #judge}. */
    Week52Kernel weeks() {
        return weeks;
    }

    /** Whether there are extremes to exceed: not on a day that opens like a split. */
    boolean has52(int place) {
        return weeks.isValid(place) && !scan.isSuspect();
    }

    /** Sum of the fifteen volumes as of the last judging; 0 for none. */
    long volumeSum(int place) {
        return volumeSums[place];
    }
}
