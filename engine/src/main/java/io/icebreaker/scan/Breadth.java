package io.icebreaker.scan;

import java.util.Arrays;

/**
 * How many instruments stand above, below and at their previous close (analytics 8.5). Counters move only
 * where an instrument's sign does, so a tick costs a comparison.
 *
 * <p>One thread; allocates nothing after construction.
 */
public final class Breadth {
    private static final byte ABSENT = 2;

    private final byte[] sign;
    private int advances;
    private int declines;
    private int unchanged;

    /** Room for so many instruments. */
    public Breadth(int instruments) {
        sign = new byte[instruments];
        clear();
    }

    /** A new day: nobody counts yet. */
    public void clear() {
        Arrays.fill(sign, ABSENT);
        advances = 0;
        declines = 0;
        unchanged = 0;
    }

    /** Where an instrument stands now; one that does not count (any more) leaves the counters. */
    public void update(int id, long openE4, long lastE4, long previousCloseE4, long volume) {
        byte now =
                DayMove.counts(openE4, previousCloseE4, volume)
                        ? (byte) Long.compare(lastE4, previousCloseE4)
                        : ABSENT;
        if (now != sign[id]) {
            count(sign[id], -1);
            count(now, 1);
            sign[id] = now;
        }
    }

    private void count(byte which, int by) {
        switch (which) {
            case 1 -> advances += by;
            case -1 -> declines += by;
            case 0 -> unchanged += by;
            default -> { // counts nowhere
            }
        }
    }

    public int advances() {
        return advances;
    }

    public int declines() {
        return declines;
    }

    public int unchanged() {
        return unchanged;
    }

    /** Advances over declines; NaN without a decline. */
    public double ratio() {
        return declines == 0 ? Double.NaN : (double) advances / declines;
    }
}
