package io.icebreaker.publish;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Minutes that live did not see, by instrument, as a broker's history tells them: ascending, one a minute; a
 * later word about a minute replaces the earlier one. Records are the ten words of {@code
 * HistoryKind.MINUTE}.
 *
 * <p><b>Threading.</b> One writer, the compute lane; readers copy. <b>Bound.</b> {@code capacity} bars over
 * all instruments; what comes beyond is counted. <b>Allocation.</b> When an instrument needs more room.
 */
public final class BackfilledBars {
    public static final int WORDS = 10;
    private static final int START_NS = 0;
    private static final int OPEN = 1;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;
    private static final int OI = 6;
    private static final int SESSION = 7;
    private static final int FIRST_ROOM = 32;

    /** An instrument's bars; those below {@code count} never change. */
    private static final class Bars {
        private final long[] words;
        private volatile int count;

        Bars(long[] words, int count) {
            this.words = words;
            this.count = count;
        }
    }

    private final AtomicReferenceArray<Bars> bars;
    private final AtomicLongArray versions;
    private final int capacity;
    private volatile int kept;
    private volatile long refused;

    /** @param capacity bars */
    public BackfilledBars(int maxInstruments, int capacity) {
        bars = new AtomicReferenceArray<>(maxInstruments);
        versions = new AtomicLongArray(maxInstruments);
        this.capacity = capacity;
    }

    /** Takes a minute of {@link #WORDS} words in. Writer only. */
    public void put(int id, long[] minute) {
        Bars old = bars.get(id);
        int count = old == null ? 0 : old.count;
        int at = place(old, count, minute[START_NS]);
        boolean isNew = at == count || old.words[at * WORDS] != minute[START_NS];
        if (isNew && kept >= capacity) {
            refused++;
            return;
        }
        boolean fits = old != null && (count + 1) * WORDS <= old.words.length;
        if (at == count && fits) {
            System.arraycopy(minute, 0, old.words, at * WORDS, WORDS);
            old.count = count + 1;
        } else {
            bars.set(id, with(old, count, at, isNew, minute));
        }
        kept += isNew ? 1 : 0;
        versions.set(id, versions.get(id) + 1);
    }

    private static int place(Bars in, int count, long startNs) {
        int at = count;
        while (at > 0 && in.words[(at - 1) * WORDS] >= startNs) {
            at--;
        }
        return at;
    }

    private static Bars with(Bars old, int count, int at, boolean isNew, long[] minute) {
        int newCount = count + (isNew ? 1 : 0);
        var words = new long[Math.max(FIRST_ROOM, 2 * newCount) * WORDS];
        if (old != null) {
            System.arraycopy(old.words, 0, words, 0, at * WORDS);
            int rest = isNew ? at : at + 1;
            int to = (at + 1) * WORDS;
            System.arraycopy(old.words, rest * WORDS, words, to, (count - rest) * WORDS);
        }
        System.arraycopy(minute, 0, words, at * WORDS, WORDS);
        return new Bars(words, newCount);
    }

    /** Grows with each minute of the instrument. Any thread. */
    public long version(int id) {
        return versions.get(id);
    }

    /** Over all instruments. Any thread. */
    public int kept() {
        return kept;
    }

    /** Minutes there was no room for. Any thread. */
    public long refused() {
        return refused;
    }

    /** A copy of the instrument's minutes, ascending, {@link #WORDS} words each. Any thread. */
    public long[] of(int id) {
        Bars all = bars.get(id);
        return all == null ? new long[0] : Arrays.copyOf(all.words, all.count * WORDS);
    }

    /** When the minute at word {@code at} of {@link #of} starts. */
    public static long startNs(long[] minutes, int at) {
        return minutes[at + START_NS];
    }

    /**
     * The minute at word {@code at} of {@link #of} as a bar.
     *
     * @param cvd cumulative delta that stood there; the minute adds nothing to it, for it has no sides
     */
    public static long[] bar(long[] minutes, int at, int id, long cvd) {
        var bar = new long[Bar.WORDS];
        long startNs = minutes[at + START_NS];
        Bar.open(bar, 0, id, Interval.M1, startNs, minutes, at + SESSION);
        System.arraycopy(minutes, at + OPEN, bar, Bar.OPEN, CLOSE - OPEN + 1);
        bar[Bar.NEUTRAL] = minutes[at + VOLUME];
        bar[Bar.TRADES] = 1;
        bar[Bar.FIRST_NS] = startNs;
        bar[Bar.LAST_NS] = startNs;
        bar[Bar.CVD] = cvd;
        bar[Bar.FLAGS] = Bar.BACKFILLED;
        if (minutes[at + OI] >= 0) {
            bar[Bar.OI_OPEN] = minutes[at + OI];
            bar[Bar.OI_CLOSE] = minutes[at + OI];
            bar[Bar.FLAGS] |= Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE;
        }
        return bar;
    }
}
