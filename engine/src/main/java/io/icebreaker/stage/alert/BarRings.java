package io.icebreaker.stage.alert;

import io.icebreaker.bar.Interval;
import io.icebreaker.rule.Slot;
import java.util.Arrays;

/**
 * Values of closed bars that rules look back upon: by series a ring of as many bars as the farthest look, for
 * each slot that a rule of the interval asks for. Compute lane; allocates where a series begins and where
 * rules are loaded.
 */
final class BarRings {
    private static final int NOWHERE = -1;

    /** Beside the bars looked back upon: the one in hand, and one that closed at the same event behind it. */
    private static final int BESIDE = 3;

    /** By interval: the slots, where each stands among them, bars kept. */
    private int[][] wanted = new int[Interval.COUNT][0];

    private int[][] place = new int[Interval.COUNT][];
    private int[] depth = new int[Interval.COUNT];

    /** By series: values (bar by bar), ends, numbers of publication, bars ever taken. */
    private double[][] values = new double[0][];

    private long[][] endNs = new long[0][];
    private long[][] published = new long[0][];
    private long[] count = new long[0];

    BarRings() {
        for (int interval = 0; interval < Interval.COUNT; interval++) {
            place[interval] = places(wanted[interval]);
        }
    }

    private static int[] places(int[] slots) {
        int[] places = new int[Slot.COUNT];
        Arrays.fill(places, NOWHERE);
        for (int k = 0; k < slots.length; k++) {
            places[slots[k]] = k;
        }
        return places;
    }

    /** Whether rules look at bars of an interval. */
    boolean isWanted(int interval) {
        return wanted[interval].length > 0;
    }

    /** The slots kept of an interval. */
    int[] wanted(int interval) {
        return wanted[interval];
    }

    /** Room for a series; cold. */
    void define(int series, int interval) {
        if (series >= values.length) {
            int room = Math.max(64, 2 * series);
            values = Arrays.copyOf(values, room);
            endNs = Arrays.copyOf(endNs, room);
            published = Arrays.copyOf(published, room);
            count = Arrays.copyOf(count, room);
        }
        if (values[series] == null && isWanted(interval)) {
            values[series] = new double[depth[interval] * wanted[interval].length];
            endNs[series] = new long[depth[interval]];
            published[series] = new long[depth[interval]];
        }
    }

    /**
     * Keeps other slots of an interval from now on; values of slots that were kept already stay. Cold.
     *
     * @param back bars that are looked back at most
     * @param intervalOf by series
     */
    void want(int interval, int[] slots, int back, int series, int[] intervalOf) {
        int[] oldPlace = place[interval];
        int oldWidth = wanted[interval].length;
        int oldDepth = depth[interval];
        wanted[interval] = slots;
        place[interval] = places(slots);
        depth[interval] = back + BESIDE;
        for (int each = 0; each < series; each++) {
            if (intervalOf[each] == interval) {
                reshape(each, interval, oldPlace, oldWidth, oldDepth);
            }
        }
    }

    private void reshape(int series, int interval, int[] oldPlace, int oldWidth, int oldDepth) {
        double[] oldValues = series < values.length ? values[series] : null;
        long[] oldEnds = oldValues == null ? null : endNs[series];
        long[] oldPublished = oldValues == null ? null : published[series];
        if (oldValues != null) {
            values[series] = null;
        }
        define(series, interval);
        if (values[series] == null || oldValues == null) {
            count[series] = 0;
            return;
        }
        long kept = Math.min(count[series], Math.min(oldDepth, depth[interval]));
        for (long bar = count[series] - kept; bar < count[series]; bar++) {
            int from = (int) (bar % oldDepth);
            int to = (int) (bar % depth[interval]);
            endNs[series][to] = oldEnds[from];
            published[series][to] = oldPublished[from];
            for (int k = 0; k < wanted[interval].length; k++) {
                int old = oldPlace[wanted[interval][k]];
                values[series][to * wanted[interval].length + k] =
                        old == NOWHERE ? Double.NaN : oldValues[from * oldWidth + old];
            }
        }
    }

    /** A bar of a series closes; its values follow. */
    void add(int series, int interval, long ended, long number) {
        int at = (int) (count[series] % depth[interval]);
        endNs[series][at] = ended;
        published[series][at] = number;
        count[series]++;
    }

    /** Sets a value of the last bar. */
    void set(int series, int interval, int k, double value) {
        int at = (int) ((count[series] - 1) % depth[interval]);
        values[series][at * wanted[interval].length + k] = value;
    }

    /** A value of the last bar, by where its slot stands. */
    double value(int series, int interval, int k) {
        int at = (int) ((count[series] - 1) % depth[interval]);
        return values[series][at * wanted[interval].length + k];
    }

    /** Whether no bar of a series is kept. */
    boolean isEmpty(int series) {
        return series >= count.length || count[series] == 0;
    }

    /**
     * A value of a closed bar.
     *
     * @param back from the last bar that is over by {@code byEndNs} and was published by {@code byNumber}
     */
    double value(int slot, int series, int interval, int back, long byEndNs, long byNumber) {
        int k = place[interval][slot];
        if (k == NOWHERE || series >= count.length || values[series] == null) {
            return Double.NaN;
        }
        int room = depth[interval];
        long bar = count[series] - 1;
        long oldest = Math.max(0, count[series] - room);
        while (bar >= oldest && !isSeen(series, (int) (bar % room), byEndNs, byNumber)) {
            bar--;
        }
        bar -= back;
        return bar < oldest
                ? Double.NaN
                : values[series][(int) (bar % room) * wanted[interval].length + k];
    }

    private boolean isSeen(int series, int at, long byEndNs, long byNumber) {
        return endNs[series][at] <= byEndNs && published[series][at] <= byNumber;
    }
}
