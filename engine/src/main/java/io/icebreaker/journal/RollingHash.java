package io.icebreaker.journal;

/**
 * A 64-bit hash over a stream of longs, word by word: multiply, rotate, multiply with odd constants,
 * finished by xor-shifts. It tells equal output from different output; it is no signature.
 */
public final class RollingHash {
    private static final long SEED = 0x6963_6562_7265_616bL; // "icebreak" in ASCII
    private static final long ODD_1 = 0x9e37_79b9_7f4a_7c15L; // 2^64 / golden ratio, made odd
    private static final long ODD_2 =
            0xd1b5_4a32_d192_ed03L; // 2^64 / 1.2207 (plastic number's square root), made odd
    private static final int ROTATE = 31;

    private long state = SEED;

    public void add(long word) {
        state = Long.rotateLeft(state ^ word * ODD_1, ROTATE) * ODD_2;
    }

    /** The hash of all words so far; more may follow. */
    public long value() {
        long value = state;
        value ^= value >>> 32;
        value *= ODD_1;
        value ^= value >>> 29;
        return value;
    }

    /** As 16 hex digits, the form people and reports see. */
    public static String hex(long hash) {
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
