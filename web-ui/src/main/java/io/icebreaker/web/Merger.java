package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.FootprintRules;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Ladder;
import io.icebreaker.bar.Rows;

/**
 * Merges bars of a stream, in order of time, into one bar of an interval, at a row height of
 * {@code ticksPerRow} ticks (analytics 2.7, 3.1). Rows recorded higher than that are kept as they are: what
 * was not recorded cannot be shown.
 */
final class Merger {
    private final Interval interval;
    private final long wantedHeight;
    private final long[] bar = new long[Bar.WORDS];
    private final Ladder rows = new Ladder();
    private boolean empty = true;
    private long height;
    private FootprintRules rules = FootprintRules.USUAL;

    Merger(Interval interval, long wantedHeight) {
        this.interval = interval;
        this.wantedHeight = wantedHeight;
    }

    /** Reads points of control and value areas by these rules. */
    Merger reading(FootprintRules chosen) {
        rules = chosen;
        return this;
    }

    /**
     * Whether the bar and its rows, at word 0 of {@code part}, fall into the bucket of what was merged so
     * far.
     */
    boolean holds(long[] part) {
        return !empty
                && part[Bar.SESSION_OPEN_NS] == bar[Bar.SESSION_OPEN_NS]
                && part[Bar.START_NS] >= bar[Bar.START_NS]
                && part[Bar.START_NS] < bar[Bar.END_NS];
    }

    /** Whether nothing more can come into the bucket after this part of it. */
    boolean isLast(long[] part) {
        return part[Bar.END_NS] >= bar[Bar.END_NS];
    }

    boolean isEmpty() {
        return empty;
    }

    void clear() {
        empty = true;
        rows.clear();
    }

    void add(long[] part) {
        if (empty) {
            open(part);
        }
        Bar.merge(bar, 0, part, 0);
        rows.addAll(
                part,
                Bar.WORDS,
                part[Bar.FIRST_ROW],
                (int) part[Bar.ROWS],
                height / heightOf(part));
    }

    /** Takes the bucket that a part falls into, without adding the part. */
    void open(long[] part) {
        Bar.openAround(bar, 0, interval, part, 0);
        long recorded = heightOf(part);
        height = Math.max(1, -Math.floorDiv(-wantedHeight, recorded)) * recorded;
        empty = false;
    }

    private static long heightOf(long[] part) {
        return Math.max(1, part[Bar.ROW_HEIGHT]);
    }

    long startNs() {
        return bar[Bar.START_NS];
    }

    long endNs() {
        return bar[Bar.END_NS];
    }

    /** The bar's beginning is not on the board any more. */
    void markPartial() {
        bar[Bar.FLAGS] |= Bar.PARTIAL;
    }

    /** Becomes what another merger of the same interval is. */
    void copyFrom(Merger other) {
        clear();
        if (!other.empty) {
            System.arraycopy(other.bar, 0, bar, 0, Bar.WORDS);
            rows.addAll(other.rows);
            height = other.height;
            empty = false;
        }
    }

    /** The merged bar with its rows, point of control and value area at this row height. */
    long[] result() {
        int count = rows.isEmpty() ? 0 : rows.rows();
        var result = new long[Bar.WORDS + count * Rows.WORDS];
        System.arraycopy(bar, 0, result, 0, Bar.WORDS);
        rows.copyTo(result, Bar.WORDS);
        result[Bar.ROW_HEIGHT] = height;
        result[Bar.FIRST_ROW] = count == 0 ? 0 : rows.firstRow();
        result[Bar.ROWS] = count;
        Rows.summarize(result, 0, rules);
        return result;
    }
}
