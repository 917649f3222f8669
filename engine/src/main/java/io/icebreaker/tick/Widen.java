package io.icebreaker.tick;

/**
 * Numbers as doubles, to the same bit as the language's own conversions, which on x86 may wait for work they
 * have nothing to do with: {@code vcvtsi2sd} and its like leave a part of their register as it was and so
 * begin only when whoever used that register last is done; C2 clears it from JDK 23 on (JDK-8323116). In a
 * loop over a series' bars that was the end of the bar before, three divisions away; in a packet of sixteen
 * prices the price before.
 */
public final class Widen {
    /** 2^52: below it are the lower 32 bits of a number, as they are. */
    private static final long LOWER = 0x4330_0000_0000_0000L;

    /** 2^84 + 2^63: below it are the upper 32 bits, 2^32 times as much, never below zero. */
    private static final long UPPER = 0x4530_0000_8000_0000L;

    private static final long LOWER_BITS = 0xffff_ffffL;
    private static final double ADDED = 0x1p84 + 0x1p63 + 0x1p52;

    private static final int FLOAT_EXPONENT = 0x7f80_0000;
    private static final int FLOAT_SIZE = 0x7fff_ffff;
    private static final int FRACTION_SHIFT = 29;

    /** A double's exponent less a float's, in place. */
    private static final long REBASE = 1023L - 127 << 52;

    private Widen() {}

    /** {@code (double) value}, of any value: both halves are exact, so that their sum alone is rounded. */
    public static double toDouble(long value) {
        double upper = Double.longBitsToDouble(UPPER ^ value >>> 32);
        double lower = Double.longBitsToDouble(LOWER | value & LOWER_BITS);
        return upper - ADDED + lower;
    }

    /** {@code (double) value} of a finite float: its bits moved, but for zero and what is subnormal. */
    public static double toDouble(float value) {
        int bits = Float.floatToRawIntBits(value);
        if ((bits & FLOAT_EXPONENT) == 0) {
            return value;
        }
        long size = ((long) (bits & FLOAT_SIZE) << FRACTION_SHIFT) + REBASE;
        return Double.longBitsToDouble(size | (long) bits << 32 & Long.MIN_VALUE);
    }

    /**
     * Whether {@code (float) value} is a float's double {@code narrow}, neither zero; the float must be
     * normal. Rounds to the nearest, to even in the middle.
     */
    public static boolean narrowsTo(double value, double narrow) {
        long bits = Double.doubleToRawLongBits(value);
        long odd = bits >>> FRACTION_SHIFT & 1;
        long rounded = bits + (1L << FRACTION_SHIFT - 1) - 1 + odd;
        return rounded >> FRACTION_SHIFT == Double.doubleToRawLongBits(narrow) >> FRACTION_SHIFT;
    }
}
