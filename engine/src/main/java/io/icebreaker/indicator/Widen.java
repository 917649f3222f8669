package io.icebreaker.indicator;

/**
 * Whole numbers as doubles, to the same bit as the language's own conversion, which on x86 may wait for work
 * it has nothing to do with: {@code vcvtsi2sd} leaves the upper half of its register as it was and so begins
 * only when whoever used that register last is done; C2 clears it from JDK 23 on (JDK-8323116). In the loop
 * over a series' bars that was the end of the bar before, three divisions away.
 */
final class Widen {
    /** 2^52: below it are the lower 32 bits of a number, as they are. */
    private static final long LOWER = 0x4330_0000_0000_0000L;

    /** 2^84 + 2^63: below it are the upper 32 bits, 2^32 times as much, never below zero. */
    private static final long UPPER = 0x4530_0000_8000_0000L;

    private static final long LOWER_BITS = 0xffff_ffffL;
    private static final double ADDED = 0x1p84 + 0x1p63 + 0x1p52;

    private Widen() {}

    /** {@code (double) value}, of any value: both halves are exact, so that their sum alone is rounded. */
    static double toDouble(long value) {
        double upper = Double.longBitsToDouble(UPPER ^ value >>> 32);
        double lower = Double.longBitsToDouble(LOWER | value & LOWER_BITS);
        return upper - ADDED + lower;
    }
}
