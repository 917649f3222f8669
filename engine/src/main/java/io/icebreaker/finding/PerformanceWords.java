package io.icebreaker.finding;

/**
 * How signals did, by type and confidence, beside random entries at the same times (analytics 5.5). A header,
 * then a cell for each type (0 all) and confidence (0..10, then all), signals first, random entries behind.
 */
public final class PerformanceWords {
    /** Seed of the random entries, and how many each signal gets. */
    public static final int SEED = 0;

    public static final int ENTRIES_A_SIGNAL = 1;

    /** MAX_DAILY_SIGNALS, how many were emitted on the latest trading day with a signal, that day. */
    public static final int CAP = 2;

    public static final int EMITTED_TODAY = 3;
    public static final int EPOCH_DAY = 4;
    public static final int MIN_CONFIDENCE = 5;

    /** Whether outcomes are followed, 1 or 0. */
    public static final int IS_TRACKING = 6;

    private static final int HEADER = 8;

    /** One half of a cell: how many, and what became of them. */
    public static final int COUNT = 0;

    public static final int TARGET = 1;
    public static final int STOP = 2;
    public static final int CLOSE = 3;

    /** Doubles: sum of the R multiples of those decided, and of their squares. */
    public static final int SUM_R = 4;

    public static final int SUM_R2 = 5;

    /** Words of a half; the random entries' half follows the signals'. */
    public static final int HALF = 6;

    public static final int CONFIDENCES = 12;

    /** The column of all confidences together. */
    public static final int ANY_CONFIDENCE = CONFIDENCES - 1;

    public static final int WORDS = HEADER + SignalWords.TYPES * CONFIDENCES * 2 * HALF;

    private PerformanceWords() {}

    /** Where a cell's signals stand; its random entries stand {@link #HALF} words further on. */
    public static int cell(int type, int confidence) {
        return HEADER + (type * CONFIDENCES + confidence) * 2 * HALF;
    }
}
