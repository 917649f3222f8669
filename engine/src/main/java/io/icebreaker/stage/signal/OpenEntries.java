package io.icebreaker.stage.signal;

import java.util.Arrays;

/**
 * Entries that wait for their target, their stop or the close (analytics 5.5): recorded signals and the
 * random entries beside them, in order of entry by instrument. A trade looks at the instrument's list only
 * when it reaches the nearest of all its stops and targets.
 *
 * <p><b>Bound.</b> One pool for all instruments, {@link #FIRST_ROOM} at first; it doubles when a day needs
 * more, up to {@link #MOST}; what does not fit then is not followed and stays open for ever.
 */
final class OpenEntries {
    /** What becomes of entries. */
    interface Listener {
        /** The entry at {@code words[at]} is decided; valid during the call only. */
        void decided(int id, long[] words, int at, int outcome, long price, long te, long sequence);
    }

    /** Words of an entry. */
    static final int SEQUENCE = 0;

    static final int TYPE = 1;
    static final int DIRECTION = 2;
    static final int CONFIDENCE = 3;
    static final int STATUS = 4;
    static final int ENTRY = 5;
    static final int STOP = 6;
    static final int TARGET = 7;

    /** 1 for a random entry, 0 for a signal. */
    static final int IS_RANDOM = 8;

    static final int WORDS = 9;

    /** 400 signals a day with twenty random entries each: 0.6 MiB. */
    private static final int FIRST_ROOM = 8_192;

    private static final int MOST = 1 << 20;
    private static final int END = -1;

    private final Listener listener;
    private final int[] first;
    private final int[] last;

    /** Least price that decides an entry from above, greatest that does from below. */
    private final long[] up;

    private final long[] down;
    private long[] words = new long[FIRST_ROOM * WORDS];
    private int[] next = new int[FIRST_ROOM];
    private int free;
    private int used;

    OpenEntries(int maxInstruments, Listener listener) {
        this.listener = listener;
        first = new int[maxInstruments];
        last = new int[maxInstruments];
        up = new long[maxInstruments];
        down = new long[maxInstruments];
        Arrays.fill(first, END);
        Arrays.fill(up, Long.MAX_VALUE);
        Arrays.fill(down, Long.MIN_VALUE);
        free = END;
    }

    /** Takes {@link #WORDS} words as a new entry of the instrument; false when there is no room. */
    boolean open(int id, long[] entry) {
        int at = place();
        if (at == END) {
            return false;
        }
        System.arraycopy(entry, 0, words, at * WORDS, WORDS);
        next[at] = END;
        if (first[id] == END) {
            first[id] = at;
        } else {
            next[last[id]] = at;
        }
        last[id] = at;
        watch(id, at * WORDS);
        return true;
    }

    private int place() {
        if (free != END) {
            int at = free;
            free = next[at];
            return at;
        }
        if (used == next.length) {
            if (used == MOST) {
                return END;
            }
            words = Arrays.copyOf(words, 2 * words.length);
            next = Arrays.copyOf(next, 2 * next.length);
        }
        return used++;
    }

    private void watch(int id, int at) {
        boolean isLong = words[at + DIRECTION] > 0;
        up[id] = Math.min(up[id], words[at + (isLong ? TARGET : STOP)]);
        down[id] = Math.max(down[id], words[at + (isLong ? STOP : TARGET)]);
    }

    /** A trade of the continuous phase. */
    void onTrade(int id, long price, long te, long sequence) {
        if (price >= up[id] || price <= down[id]) {
            sweep(id, false, price, te, sequence);
        }
    }

    /** The session is over for the instrument: what is open closes at its last price. */
    void onClose(int id, long price, long closeNs, long sequence) {
        if (first[id] != END) {
            sweep(id, true, price, closeNs, sequence);
        }
    }

    private void sweep(int id, boolean all, long price, long te, long sequence) {
        up[id] = Long.MAX_VALUE;
        down[id] = Long.MIN_VALUE;
        int before = END;
        int after;
        for (int at = first[id]; at != END; at = after) {
            after = next[at];
            int outcome = all ? Outcome.CLOSE : outcome(at * WORDS, price);
            if (outcome == Outcome.OPEN) {
                watch(id, at * WORDS);
                before = at;
            } else {
                unlink(id, before, at, after);
                listener.decided(id, words, at * WORDS, outcome, price, te, sequence);
            }
        }
    }

    private int outcome(int at, long price) {
        long direction = words[at + DIRECTION];
        if (direction * (price - words[at + TARGET]) >= 0) {
            return Outcome.TARGET;
        }
        return direction * (price - words[at + STOP]) <= 0 ? Outcome.STOP : Outcome.OPEN;
    }

    private void unlink(int id, int before, int at, int after) {
        if (before == END) {
            first[id] = after;
        } else {
            next[before] = after;
        }
        if (after == END) {
            last[id] = before;
        }
        next[at] = free;
        free = at;
    }
}
