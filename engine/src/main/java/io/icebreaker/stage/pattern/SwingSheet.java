package io.icebreaker.stage.pattern;

import static io.icebreaker.finding.SwingWords.*;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.pattern.FibonacciLevel;
import io.icebreaker.pattern.FibonacciLevel.Leg;
import io.icebreaker.pattern.SwingKernel;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import java.util.Arrays;

/** Levels of each series' swings for the board, shown when a bar changes them. */
final class SwingSheet implements Shown {
    private static final int FIRST_ROOM = 64;

    private final SeriesFeed feed;
    private final SwingKernel swings;
    private final Findings findings;
    private final Changed changed;
    private final long[] head = new long[FIRST];

    /** By series: the bar that changed them last, and what is nearest to its close. */
    private long[] startNs = new long[FIRST_ROOM];

    private long[] resistance = new long[FIRST_ROOM];
    private long[] support = new long[FIRST_ROOM];

    SwingSheet(StageContext context, SeriesFeed feed, SwingKernel swings) {
        this.feed = feed;
        this.swings = swings;
        findings = context.findings();
        changed = new Changed(context.maxInstruments() * Interval.COUNT);
    }

    void define(int series) {
        if (series >= startNs.length) {
            startNs = Arrays.copyOf(startNs, 2 * series);
            resistance = Arrays.copyOf(resistance, 2 * series);
            support = Arrays.copyOf(support, 2 * series);
        }
        resistance[series] = NONE;
        support[series] = NONE;
    }

    /** Whether the bar that the kernel took last changes what is on show. */
    boolean bar(int series, long start, long closeE4) {
        long above = swings.nearestResistance(series, closeE4);
        long below = swings.nearestSupport(series, closeE4);
        boolean swung = swings.confirmedHigh(series) || swings.confirmedLow(series);
        boolean first = startNs[series] == 0; // then, too, so that the board makes its room
        if (!first && !swung && above == resistance[series] && below == support[series]) {
            return false;
        }
        startNs[series] = start;
        resistance[series] = above;
        support[series] = below;
        return true;
    }

    void show(int series) {
        header(series, head);
        findings.value(Mixed.of(head, 0, FIRST));
        changed.mark(feed.id(series) * Interval.COUNT + feed.interval(series));
    }

    private void header(int series, long[] into) {
        Leg leg = FibonacciLevel.leg(swings, series);
        into[START_NS] = startNs[series];
        into[RESISTANCE] = resistance[series];
        into[SUPPORT] = support[series];
        into[LEG] = leg == Leg.NONE ? 0 : leg == Leg.UP ? 1 : -1;
        into[LEG_HIGH] = leg == Leg.NONE ? NONE : swings.lastHighE4(series);
        into[LEG_LOW] = leg == Leg.NONE ? NONE : swings.lastLowE4(series);
        into[RESISTANCES] = swings.resistances(series);
        into[SUPPORTS] = swings.supports(series);
    }

    private int series(int key) {
        return feed.series(key / Interval.COUNT, Interval.of(key % Interval.COUNT));
    }

    @Override
    public int sheet() {
        return Sheet.SWINGS;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        int series = series(key);
        return FIRST + swings.resistances(series) + swings.supports(series);
    }

    @Override
    public void copy(int key, long[] into) {
        int series = series(key);
        header(series, into);
        int at = FIRST;
        for (int i = 0; i < swings.resistances(series); i++) {
            into[at++] = swings.resistance(series, i);
        }
        for (int i = 0; i < swings.supports(series); i++) {
            into[at++] = swings.support(series, i);
        }
    }
}
