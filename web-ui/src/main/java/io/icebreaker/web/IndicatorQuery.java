package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.finding.IndicatorWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.publish.Board;
import io.icebreaker.publish.Copy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Indicators of all bars that the board still has of an instrument, worked out anew by the kernel of the
 * stage: bars of earlier days first. The same bits as the stage's as long as no bar is missing. One use each.
 */
final class IndicatorQuery {
    private static final Indicator[] ALL = Indicator.values();
    private static final int SERIES = 0;

    private final Board board;
    private final int id;
    private final Interval interval;
    private final int limit;
    private final IndicatorKernel kernel = new IndicatorKernel(1);
    private final Deque<Point> points = new ArrayDeque<>();
    private Point developing;

    /**
     * Values of one bar.
     *
     * @param values by {@link Indicator#ordinal}, NaN for none
     */
    record Point(long startNs, double[] values) {}

    /** The newest {@code limit} bars' values. */
    IndicatorQuery(Board board, int id, Interval interval, int limit) {
        this.board = board;
        this.id = id;
        this.interval = interval;
        this.limit = limit;
    }

    void run() {
        long tickSize = board.instrument(id).tickSize();
        int all = Integer.MAX_VALUE;
        BarQuery.Answer found =
                new BarQuery(board, id, interval, tickSize, all, BarQuery.ANY_TIME, false).run();
        if (!found.closed().isEmpty()) {
            warm(found.closed().get(0)[Bar.SESSION_OPEN_NS]);
        }
        for (long[] bar : found.closed()) {
            if ((bar[Bar.FLAGS] & Bar.BACKFILLED) == 0) {
                add(bar);
            }
        }
        if (found.forming() != null && kernel.bars(SERIES) > 0) {
            developing = developing(found.forming());
        }
    }

    private void warm(long openNs) {
        BarSeries bars = board.earlierBars().before(board.instrument(id), interval, openNs);
        for (int i = 0; bars != null && i < bars.size(); i++) {
            kernel.add(SERIES, bars, i);
        }
    }

    private void add(long[] bar) {
        kernel.add(
                SERIES,
                bar[Bar.OPEN],
                bar[Bar.HIGH],
                bar[Bar.LOW],
                bar[Bar.CLOSE],
                Bar.volume(bar, 0));
        var values = new double[Indicator.COUNT];
        for (Indicator indicator : ALL) {
            values[indicator.ordinal()] = kernel.value(SERIES, indicator);
        }
        points.addLast(new Point(bar[Bar.START_NS], values));
        if (points.size() > limit) {
            points.removeFirst();
        }
    }

    private Point developing(long[] bar) {
        var values = new double[Indicator.COUNT];
        kernel.developing(
                SERIES,
                bar[Bar.OPEN],
                bar[Bar.HIGH],
                bar[Bar.LOW],
                bar[Bar.CLOSE],
                Bar.volume(bar, 0),
                values);
        return new Point(bar[Bar.START_NS], values);
    }

    /** Of closed bars, oldest first. */
    List<Point> points() {
        return new ArrayList<>(points);
    }

    /** Of the bar that forms; null when there is none. */
    Point developing() {
        return developing;
    }

    /** Whether the bar that the stage showed has the same bits here. */
    boolean agrees(Copy shown) {
        for (Point point : points) {
            if (shown.length() > 0 && point.startNs == shown.words()[IndicatorWords.START_NS]) {
                return agrees(point, shown.words());
            }
        }
        return false;
    }

    private static boolean agrees(Point point, long[] words) {
        for (int i = 0; i < Indicator.COUNT; i++) {
            if (Double.doubleToLongBits(point.values[i]) != words[IndicatorWords.FIRST + i]) {
                return false;
            }
        }
        return true;
    }
}
