package io.icebreaker.journal.archive;

import java.util.Arrays;

/** Numbers of one field, seven bits a byte, small magnitudes short. Grows as needed; one thread. */
final class Column {
    private static final int MORE = 0x80;
    private static final long SCALABLE = 1L << 61;

    private byte[] bytes;
    private int end;
    private int at;

    Column() {
        this(new byte[1024], 0, 0);
    }

    /** Reads what another wrote. */
    Column(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    void putByte(int value) {
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        bytes[end++] = (byte) value;
    }

    void putUnsigned(long value) {
        long left = value;
        while ((left & -MORE) != 0) {
            putByte((int) left | MORE);
            left >>>= 7;
        }
        putByte((int) left);
    }

    void putBytes(byte[] source, int length) {
        for (int i = 0; i < length; i++) {
            putByte(source[i]);
        }
    }

    /** A difference that is often a multiple of {@code unit}; 0 itself is as good as any. */
    void putScaled(long value, long unit) {
        long units = value / unit;
        if (units * unit == value && units > -SCALABLE && units < SCALABLE) {
            putUnsigned(zigZag(units) << 1 | 1);
        } else if (value > -SCALABLE && value < SCALABLE) {
            putUnsigned(zigZag(value) << 1);
        } else {
            putByte(0); // free: 0 itself is a multiple
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                putByte((int) (value >>> shift));
            }
        }
    }

    int getByte() {
        if (at >= end) {
            throw new IllegalStateException("a column that ends too early");
        }
        return bytes[at++] & 0xff;
    }

    long getUnsigned() {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = getByte();
            value |= (long) (next & ~MORE) << shift;
            if (next < MORE) {
                return value;
            }
        }
        throw new IllegalStateException("a number that does not end");
    }

    void getBytes(byte[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = (byte) getByte();
        }
    }

    long getScaled(long unit) {
        long coded = getUnsigned();
        if ((coded & 1) != 0) {
            return unZigZag(coded >>> 1) * unit;
        }
        if (coded != 0) {
            return unZigZag(coded >>> 1);
        }
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (long) getByte() << shift;
        }
        return value;
    }

    private static long zigZag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unZigZag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    boolean isRead() {
        return at == end;
    }

    /** Where reading stands. */
    int position() {
        return at;
    }

    int length() {
        return end;
    }

    /** Copies all of it; returns where it ends in the target. */
    int copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, end);
        return offset + end;
    }

    void clear() {
        end = 0;
        at = 0;
    }
}
