package io.icebreaker.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The elements of primitive arrays, in pieces; a piece of zeros is one byte. */
final class ArrayContent {
    private static final int PIECE = 512;
    private static final int ZEROS = 0;
    private static final int WORDS = 1;
    private static final long[] LONGS = new long[PIECE];
    private static final int[] INTS = new int[PIECE];
    private static final double[] DOUBLES = new double[PIECE];

    private ArrayContent() {}

    static void write(StateOutput out, Object array, int length) throws IOException {
        for (int from = 0; from < length; from += PIECE) {
            int to = Math.min(length, from + PIECE);
            if (isZero(array, from, to)) {
                out.putByte(ZEROS);
            } else {
                out.putByte(WORDS);
                put(array, from, to - from, out.room(PIECE * Long.BYTES));
            }
        }
    }

    /** Whether all elements are 0; only asked of those types of which there is much. */
    private static boolean isZero(Object array, int from, int to) {
        if (array instanceof long[] words) {
            return Arrays.equals(words, from, to, LONGS, 0, to - from);
        }
        if (array instanceof int[] words) {
            return Arrays.equals(words, from, to, INTS, 0, to - from);
        }
        return array instanceof double[] words
                && Arrays.equals(words, from, to, DOUBLES, 0, to - from);
    }

    private static void put(Object array, int from, int count, ByteBuffer to) {
        int width = width(array);
        if (array instanceof long[] words) {
            to.asLongBuffer().put(words, from, count);
        } else if (array instanceof int[] words) {
            to.asIntBuffer().put(words, from, count);
        } else if (array instanceof double[] words) {
            to.asDoubleBuffer().put(words, from, count);
        } else if (array instanceof float[] words) {
            to.asFloatBuffer().put(words, from, count);
        } else if (array instanceof short[] words) {
            to.asShortBuffer().put(words, from, count);
        } else if (array instanceof char[] words) {
            to.asCharBuffer().put(words, from, count);
        } else if (array instanceof byte[] words) {
            to.slice().put(words, from, count);
        } else {
            boolean[] words = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                to.put(to.position() + i, (byte) (words[from + i] ? 1 : 0));
            }
        }
        to.position(to.position() + count * width);
    }

    private static int width(Object array) {
        if (array instanceof long[] || array instanceof double[]) {
            return Long.BYTES;
        }
        if (array instanceof int[] || array instanceof float[]) {
            return Integer.BYTES;
        }
        return array instanceof short[] || array instanceof char[] ? Short.BYTES : 1;
    }

    static void read(StateInput in, Object array, int length) throws IOException {
        for (int from = 0; from < length; from += PIECE) {
            int to = Math.min(length, from + PIECE);
            if (in.takeByte() == ZEROS) {
                clear(array, from, to);
            } else {
                take(array, from, to - from, in.have((to - from) * width(array)));
            }
        }
    }

    private static void clear(Object array, int from, int to) {
        if (array instanceof long[] words) {
            Arrays.fill(words, from, to, 0);
        } else if (array instanceof int[] words) {
            Arrays.fill(words, from, to, 0);
        } else {
            Arrays.fill((double[]) array, from, to, 0);
        }
    }

    private static void take(Object array, int from, int count, ByteBuffer source) {
        int width = width(array);
        if (array instanceof long[] words) {
            source.asLongBuffer().get(words, from, count);
        } else if (array instanceof int[] words) {
            source.asIntBuffer().get(words, from, count);
        } else if (array instanceof double[] words) {
            source.asDoubleBuffer().get(words, from, count);
        } else if (array instanceof float[] words) {
            source.asFloatBuffer().get(words, from, count);
        } else if (array instanceof short[] words) {
            source.asShortBuffer().get(words, from, count);
        } else if (array instanceof char[] words) {
            source.asCharBuffer().get(words, from, count);
        } else if (array instanceof byte[] words) {
            source.slice().get(words, from, count);
        } else {
            boolean[] words = (boolean[]) array;
            for (int i = 0; i < count; i++) {
                words[from + i] = source.get(source.position() + i) != 0;
            }
        }
        source.position(source.position() + count * width);
    }
}
