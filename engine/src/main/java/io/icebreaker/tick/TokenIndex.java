package io.icebreaker.tick;

import org.agrona.BitUtil;
import org.agrona.collections.LongArrayList;

/**
 * Ids by key, immutable: any thread may look. A decoder asks for each packet, so that a look takes one
 * multiplication and, in a table at most half full, seldom more than one entry. Places by Fibonacci hashing
 * (Knuth, The Art of Computer Programming 3, 6.4), then the next ones in a row.
 */
final class TokenIndex {
    private static final long FREE = 0;
    private static final long GOLDEN_RATIO = 0x9e37_79b9_7f4a_7c15L;

    /** A key, 0 where it is free, and behind it its id. */
    private final long[] entries;

    private final int shift;

    /** Each key under its place in the list; none is 0, none is there twice. */
    TokenIndex(LongArrayList keys) {
        int places = BitUtil.findNextPositivePowerOfTwo(Math.max(2, 2 * keys.size()));
        entries = new long[2 * places];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(places);
        for (int id = 0; id < keys.size(); id++) {
            put(keys.getLong(id), id);
        }
    }

    private void put(long key, int id) {
        int at = first(key);
        while (entries[at] != FREE) {
            at = next(at);
        }
        entries[at] = key;
        entries[at + 1] = id;
    }

    /** The key's id, or {@link Instruments#UNKNOWN}. */
    int get(long key) {
        int at = first(key);
        while (entries[at] != key) {
            if (entries[at] == FREE) {
                return Instruments.UNKNOWN;
            }
            at = next(at);
        }
        return (int) entries[at + 1];
    }

    private int first(long key) {
        return (int) (key * GOLDEN_RATIO >>> shift) << 1;
    }

    private int next(int at) {
        return at + 2 & entries.length - 1;
    }
}
