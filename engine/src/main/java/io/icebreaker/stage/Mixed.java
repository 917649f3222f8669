package io.icebreaker.stage;

/** Many words in one: any bit of any of them changes it. For values on show, which enter the hash. */
public final class Mixed {
    private static final int ROTATE = 29;
    private static final long ODD = 0x9e37_79b9_7f4a_7c15L; // 2^64 / golden ratio, made odd

    private Mixed() {}

    /** Of {@code length} words from {@code at}. */
    public static long of(long[] words, int at, int length) {
        long mixed = 0;
        for (int i = at; i < at + length; i++) {
            mixed = (Long.rotateLeft(mixed, ROTATE) ^ words[i]) * ODD;
        }
        return mixed;
    }
}
