package io.icebreaker.finding;

/**
 * Words of {@link Sheet#PIVOTS}: an instrument's pivots by the system that the settings choose, and the
 * prices from which those of every other system follow.
 */
public final class PivotWords {
    /** Epoch day of the session they come from. */
    public static final int FROM_DAY = 0;

    /** Epoch day of the session they are for; -1 for the next, of which there is no bar yet. */
    public static final int FOR_DAY = 1;

    /** Ordinal of the system. */
    public static final int SYSTEM = 2;

    /** P, R1 to R4, S1 to S4: bits of doubles, rupees, NaN for what the system does not have. */
    public static final int FIRST = 3;

    public static final int LEVELS = 9;

    /** High, low and close of the session they come from, E4. */
    public static final int HIGH = FIRST + LEVELS;

    public static final int LOW = HIGH + 1;
    public static final int CLOSE = LOW + 1;

    /** Open of the session they are for, E4; 0 while nobody knows it. */
    public static final int OPEN = CLOSE + 1;

    public static final int WORDS = OPEN + 1;

    private PivotWords() {}
}
