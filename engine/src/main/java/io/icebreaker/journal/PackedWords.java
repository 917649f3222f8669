package io.icebreaker.journal;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * The words of an output record in as few bytes as each needs: most of a bar and its rows are small numbers,
 * and a day's output takes a quarter of the room on disk, and of the pages that have to be touched for it.
 *
 * <pre>
 * 0  how many words (int)
 * 4  half a byte for each word, the first in the lower half: how many bytes it takes, 0 to 8
 *    the bytes of the words, lowest first, without the zeros above; signs are at the lower end (zigzag)
 * </pre>
 *
 * <p>Nothing is kept between two records. Allocates nothing.
 */
final class PackedWords {
    /** Of a record's type: its payload is packed. Without it, as in older journals, it is the longs. */
    static final int FLAG = 1 << 30;

    /** Four times as many as the widest footprint has: a count beyond is no count. */
    private static final int MOST_WORDS = 1 << 20;

    private static final int CODES = Integer.BYTES;
    private static final int CODE_BITS = 4;
    private static final int CODE_MASK = (1 << CODE_BITS) - 1;

    private PackedWords() {}

    /** Room that {@code count} words may take while they are written, bytes. */
    static int most(int count) {
        return dataAt(count) + (count + 1) * Long.BYTES;
    }

    private static int dataAt(int count) {
        return CODES + (count + 1) / 2;
    }

    /**
     * Writes words, and zeros behind them up to a multiple of 8 bytes at least.
     *
     * @return how many bytes the words took
     */
    static int put(UnsafeBuffer to, int at, long[] words, int from, int count) {
        to.putInt(at, count);
        int codes = at + CODES;
        int end = at + dataAt(count);
        for (int i = from; i < from + count; i += 2) {
            long first = zigzag(words[i]);
            int firstBytes = bytes(first);
            to.putLong(end, first); // what is beyond its bytes is written again
            end += firstBytes;
            long second = i + 1 < from + count ? zigzag(words[i + 1]) : 0;
            int secondBytes = bytes(second);
            to.putLong(end, second);
            end += secondBytes;
            to.putByte(codes++, (byte) (firstBytes | secondBytes << CODE_BITS));
        }
        to.putLong(end, 0);
        return end - at;
    }

    private static long zigzag(long word) {
        return word << 1 ^ word >> Long.SIZE - 1;
    }

    private static int bytes(long word) {
        return (Long.SIZE + Byte.SIZE - 1 - Long.numberOfLeadingZeros(word)) / Byte.SIZE;
    }

    /** How many words a payload says it has; -1 when it cannot have so many. */
    static int count(UnsafeBuffer from, int at, int length) {
        int count = length < CODES ? -1 : from.getInt(at);
        boolean isCount = count >= 0 && count <= MOST_WORDS;
        return isCount && dataAt(count) <= length ? count : -1;
    }

    /**
     * Reads the {@link #count} words of a payload.
     *
     * @return whether their bytes are all of the payload, to the last
     */
    static boolean get(UnsafeBuffer from, int at, int length, long[] words) {
        int count = from.getInt(at);
        int end = at + length;
        int next = at + dataAt(count);
        for (int i = 0; i < count; i++) {
            int code = from.getByte(at + CODES + i / 2) >> i % 2 * CODE_BITS & CODE_MASK;
            if (code > Long.BYTES || code > end - next) {
                return false;
            }
            words[i] = word(from, next, code, end);
            next += code;
        }
        return next == end;
    }

    private static long word(UnsafeBuffer from, int at, int bytes, int end) {
        long word = 0;
        if (at + Long.BYTES <= end) {
            word = bytes == 0 ? 0 : from.getLong(at) & -1L >>> Long.SIZE - bytes * Byte.SIZE;
        } else {
            for (int i = bytes - 1; i >= 0; i--) {
                word = word << Byte.SIZE | from.getByte(at + i) & 0xFF;
            }
        }
        return word >>> 1 ^ -(word & 1);
    }
}
