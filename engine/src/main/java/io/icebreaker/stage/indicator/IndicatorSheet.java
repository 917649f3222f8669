package io.icebreaker.stage.indicator;

import static io.icebreaker.finding.IndicatorWords.*;

import io.icebreaker.bar.Interval;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import io.icebreaker.stage.Changed;
import io.icebreaker.stage.Mixed;
import io.icebreaker.stage.SeriesFeed;
import io.icebreaker.stage.Shown;
import io.icebreaker.stage.StageContext;
import java.util.Arrays;

/** The values of each series' last closed bar, for the board; they enter the output hash as they come. */
final class IndicatorSheet implements Shown {
    private static final int WORDS = FIRST + Indicator.COUNT;
    private static final int FIRST_ROOM = 64;

    private final SeriesFeed feed;
    private final IndicatorKernel kernel;
    private final Findings findings;
    private final Changed changed;
    private final long[] words = new long[WORDS];

    /** By series: the last bar. */
    private long[] startNs = new long[FIRST_ROOM];

    private long[] endNs = new long[FIRST_ROOM];

    IndicatorSheet(StageContext context, SeriesFeed feed, IndicatorKernel kernel) {
        this.feed = feed;
        this.kernel = kernel;
        findings = context.findings();
        changed = new Changed(context.maxInstruments() * Interval.COUNT);
    }

    /** The bar that the kernel took last. */
    void bar(int series, long start, long end) {
        if (series >= startNs.length) {
            startNs = Arrays.copyOf(startNs, 2 * series);
            endNs = Arrays.copyOf(endNs, 2 * series);
        }
        startNs[series] = start;
        endNs[series] = end;
    }

    void show(int series) {
        fill(series, words);
        findings.value(Mixed.of(words, 0, WORDS));
        changed.mark(feed.id(series) * Interval.COUNT + feed.interval(series));
    }

    private void fill(int series, long[] into) {
        into[START_NS] = startNs[series];
        into[END_NS] = endNs[series];
        into[BARS] = kernel.bars(series);
        into[FLAT] = kernel.flat(series);
        kernel.copyBits(series, into, FIRST);
    }

    @Override
    public int sheet() {
        return Sheet.INDICATORS;
    }

    @Override
    public int nextChanged() {
        return changed.next();
    }

    @Override
    public int length(int key) {
        return WORDS;
    }

    @Override
    public void copy(int key, long[] into) {
        fill(feed.series(key / Interval.COUNT, Interval.of(key % Interval.COUNT)), into);
    }
}
