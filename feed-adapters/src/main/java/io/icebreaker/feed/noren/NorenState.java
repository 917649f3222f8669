package io.icebreaker.feed.noren;

import java.util.Arrays;

/**
 * The values of one message, or what all messages about one instrument and kind came to: an array with one
 * place a key and a bit for each that is there. One thread; allocates nothing after construction.
 */
final class NorenState {
    private final long[] values = new long[NorenLayout.PLACES];
    private long present;
    private boolean isCertain = true;

    void clear() {
        isCertain = true;
        present = 0;
        Arrays.fill(values, 0);
    }

    boolean has(int place) {
        return (present >>> place & 1) != 0;
    }

    /** The value; 0 where there is none. */
    long get(int place) {
        return values[place];
    }

    void set(int place, long value) {
        values[place] = value;
        present |= 1L << place;
    }

    void remove(int place) {
        values[place] = 0;
        present &= ~(1L << place);
    }

    /** Becomes the snapshot: what it lacks is gone (rule 8 of 3.3). */
    void replaceBy(NorenState snapshot) {
        System.arraycopy(snapshot.values, 0, values, 0, values.length);
        present = snapshot.present;
        isCertain = true;
    }

    /** A message about it may be missing. */
    void doubt() {
        isCertain = false;
    }

    /** Whether every message since the last snapshot is in it. */
    boolean isCertain() {
        return isCertain;
    }

    /** Takes over what the delta has, but no zero over another value where zero is a slip (rule 4). */
    void merge(NorenState delta) {
        for (long left = delta.present; left != 0; left &= left - 1) {
            int place = Long.numberOfTrailingZeros(left);
            boolean isGuarded = place != NorenLayout.LTP && place <= NorenLayout.LAST_GUARDED;
            if (!(isGuarded && delta.values[place] == 0 && values[place] != 0)) {
                set(place, delta.values[place]);
            }
        }
    }
}
