package io.icebreaker.stage;

/** Many words in one: any bit of any of them changes it. For values on show, which enter the hash. */
public final class Mixed {
    private static final int ROTATE = 29;
    private static final long ODD = 0x9e37_79b9_7f4a_7c15L; // 2^64 / golden ratio, made odd

    /** Powers of the polynomial's factor. */
    private static final long P = 31;

    private static final long P2 = P * P;
    private static final long P3 = P2 * P;
    private static final long P4 = P3 * P;

    private Mixed() {}

    /**
     * {@code mixed * 31 + word} over the words, as often as there are: four at a step, for each
     * multiplication would wait for the one before.
     */
    public static long polynomial(long mixed, long[] words, int at, int length) {
        long sum = mixed;
        int i = at;
        for (; i + 4 <= at + length; i += 4) {
            sum = sum * P4 + words[i] * P3 + words[i + 1] * P2 + words[i + 2] * P + words[i + 3];
        }
        for (; i < at + length; i++) {
            sum = sum * P + words[i];
        }
        return sum;
    }

    /** Of {@code length} words from {@code at}. */
    public static long of(long[] words, int at, int length) {
        long mixed = 0;
        for (int i = at; i < at + length; i++) {
            mixed = (Long.rotateLeft(mixed, ROTATE) ^ words[i]) * ODD;
        }
        return mixed;
    }
}
