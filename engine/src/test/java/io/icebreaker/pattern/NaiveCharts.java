package io.icebreaker.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Double tops and bottoms, head and shoulders of analytics 7.6 over whole arrays: every pair and triple of
 * swings is followed to its end, then all but the latest of a bar are struck out.
 */
final class NaiveCharts {
    private static final int N = 5;

    /** One found: its bars, what was broken, the promised move; rupees. */
    record Event(int i, List<Integer> swings, double line, double target) {}

    private final int sign;
    private final long[] peak;
    private final long[] trough;
    private final long[] close;
    private final double[] atr;
    private final List<Integer> swings = new ArrayList<>();

    /**
     * Looks at tops, or at bottoms.
     *
     * @param sign +1 or -1
     */
    NaiveCharts(TestBars bars, int sign) {
        this.sign = sign;
        peak = sign > 0 ? bars.high() : bars.low();
        trough = sign > 0 ? bars.low() : bars.high();
        close = bars.close();
        atr = bars.atr14();
        for (int j = N; j + N < close.length; j++) {
            if (isSwing(j)) {
                swings.add(j);
            }
        }
    }

    /** No bar within five goes beyond, and none of the five before reaches as far. */
    private boolean isSwing(int j) {
        for (int k = j - N; k <= j + N; k++) {
            if (beyond(peak[k], peak[j]) || k < j && peak[k] == peak[j]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a price lies further out than another: above it for tops, below it for bottoms. */
    private boolean beyond(long price, long other) {
        return sign > 0 ? price > other : price < other;
    }

    private double ahead(long price, long other) {
        return (sign > 0 ? price - other : other - price) / 10000.0;
    }

    private long outer(long a, long b) {
        return beyond(a, b) ? a : b;
    }

    private long inner(long a, long b) {
        return beyond(a, b) ? b : a;
    }

    List<Event> doubles() {
        TreeMap<Integer, Event> byBar = new TreeMap<>();
        for (int j2 : swings) {
            int j1 = partner(j2);
            if (j1 >= 0) {
                long valley = trough[deepest(j1, j2)];
                long lesser = inner(peak[j1], peak[j2]);
                int i = end(j2, outer(peak[j1], peak[j2]), k -> beyond(valley, close[k]));
                if (i >= 0) {
                    double target = (valley - (lesser - valley)) / 10000.0;
                    byBar.put(i, new Event(i, List.of(j1, j2), valley / 10000.0, target));
                }
            }
        }
        return List.copyOf(byBar.values());
    }

    /** The latest earlier swing, ten to sixty bars away, that makes a double top with this one. */
    private int partner(int j2) {
        int found = -1;
        for (int j1 : swings) {
            if (j2 - j1 >= 10 && j2 - j1 <= 60 && isDouble(j1, j2)) {
                found = j1;
            }
        }
        return found;
    }

    private boolean isDouble(int j1, int j2) {
        for (int k = j1 + 1; k < j2; k++) {
            if (beyond(peak[k], peak[j1]) && beyond(peak[k], peak[j2])) {
                return false;
            }
        }
        long lesser = inner(peak[j1], peak[j2]);
        return Math.abs(peak[j1] - peak[j2]) / 10000.0 <= 0.5 * atr[j2]
                && ahead(lesser, trough[deepest(j1, j2)]) >= 1.5 * atr[j2];
    }

    private int deepest(int from, int to) {
        int deepest = from + 1;
        for (int k = from + 1; k < to; k++) {
            if (beyond(trough[deepest], trough[k])) {
                deepest = k;
            }
        }
        return deepest;
    }

    List<Event> heads() {
        TreeMap<Integer, Event> byBar = new TreeMap<>();
        for (int s = 2; s < swings.size(); s++) {
            int j1 = swings.get(s - 2);
            int j2 = swings.get(s - 1);
            int j3 = swings.get(s);
            if (isHead(j1, j2, j3)) {
                int a = deepest(j1, j2);
                int b = deepest(j2, j3);
                int i = end(j3, peak[j2], k -> isBroken(a, b, k));
                if (i >= 0) {
                    double line = line(a, b, i);
                    double target = line - (peak[j2] / 10000.0 - line(a, b, j2));
                    byBar.put(i, new Event(i, List.of(j1, j2, j3), line, target));
                }
            }
        }
        return List.copyOf(byBar.values());
    }

    private boolean isHead(int j1, int j2, int j3) {
        return j3 - j1 <= 120
                && ahead(peak[j2], peak[j1]) >= atr[j3]
                && ahead(peak[j2], peak[j3]) >= atr[j3]
                && Math.abs(peak[j1] - peak[j3]) / 10000.0 <= atr[j3];
    }

    private boolean isBroken(int a, int b, int k) {
        long left = (close[k] - trough[a]) * (b - a);
        long right = (trough[b] - trough[a]) * (k - a);
        return beyond(right, left);
    }

    private double line(int a, int b, int k) {
        double slope = (trough[b] - trough[a]) / 10000.0 / (b - a);
        return trough[a] / 10000.0 + slope * (k - a);
    }

    private interface Breaks {
        boolean at(int bar);
    }

    /** The first bar from five to sixty after the last swing that breaks the line; -1 when none does. */
    private int end(int last, long cancels, Breaks breaks) {
        for (int k = last + 1; k <= last + 60 && k < close.length; k++) {
            if (beyond(close[k], cancels)) {
                return -1;
            }
            if (k >= last + N && breaks.at(k)) {
                return k;
            }
        }
        return -1;
    }
}
