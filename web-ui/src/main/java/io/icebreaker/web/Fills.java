package io.icebreaker.web;

import io.icebreaker.bar.Bar;
import io.icebreaker.publish.BackfilledBars;
import io.icebreaker.publish.BarHistory;
import java.util.Arrays;

/**
 * An instrument's minutes, newest first: those that live saw and, where it saw none, those of the broker's
 * history. One use, one thread.
 */
final class Fills {
    private final int id;
    private final long[] minutes;
    private int end;

    /** @param minutes as {@link BackfilledBars#of} gives them; empty for bars of seconds */
    Fills(int id, long[] minutes) {
        this.id = id;
        this.minutes = minutes;
        end = minutes.length;
    }

    /**
     * The newest backfilled minute before one bar and behind another, once; null when there is none.
     *
     * @param newer the bar that follows, null at the end
     * @param olderNs start of the bar before, {@code Long.MIN_VALUE} at the beginning
     */
    long[] next(long[] newer, long olderNs) {
        long before = newer == null ? Long.MAX_VALUE : newer[Bar.START_NS];
        while (end > 0 && start(end - BackfilledBars.WORDS) >= before) {
            end -= BackfilledBars.WORDS;
        }
        if (end == 0 || start(end - BackfilledBars.WORDS) <= olderNs) {
            return null;
        }
        end -= BackfilledBars.WORDS;
        long cvd = newer == null ? 0 : Bar.cvdOpen(newer, 0);
        return BackfilledBars.bar(minutes, end, id, cvd);
    }

    private long start(int at) {
        return BackfilledBars.startNs(minutes, at);
    }

    /** Adds to a bucket, oldest first, the minutes in it that lie behind one start and before a bar. */
    void addTo(Merger bucket, long behindNs, long[] before) {
        for (int at = 0; at < minutes.length; at += BackfilledBars.WORDS) {
            long start = start(at);
            boolean isMissing = start > behindNs && start < before[Bar.START_NS];
            if (isMissing && start >= bucket.startNs() && start < bucket.endNs()) {
                bucket.add(BackfilledBars.bar(minutes, at, id, Bar.cvdOpen(before, 0)));
            }
        }
    }

    /** Both kinds of minutes, newest first. */
    static final class Walk {
        private final BarHistory.Walk live;
        private final Fills fills;
        private long[] next;
        private long[] newer;

        /**
         * @param live stands at its newest bar if {@code found}
         * @param forming the minute not over yet, null for none
         */
        Walk(BarHistory.Walk live, boolean found, Fills fills, long[] forming) {
            this.live = live;
            this.fills = fills;
            newer = forming;
            next = found ? copy() : null;
        }

        /** The next older minute and its rows, null when there is none. */
        long[] next() {
            long liveNs = next == null ? Long.MIN_VALUE : next[Bar.START_NS];
            boolean isCut = next == null && live.cut();
            long[] fill = isCut ? null : fills.next(newer, liveNs);
            long[] found = fill != null ? fill : next;
            if (fill == null && next != null) {
                next = live.next() ? copy() : null;
            }
            newer = found == null ? newer : found;
            return found;
        }

        private long[] copy() {
            return Arrays.copyOf(live.words(), live.length());
        }
    }
}
