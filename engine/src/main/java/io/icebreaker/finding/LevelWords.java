package io.icebreaker.finding;

import io.icebreaker.bar.FootprintMarks;

/**
 * Words of {@link Sheet#LEVELS}: a header, then the open zones, the open unfinished auctions and the naked
 * points of control, each as many as the header says, oldest first.
 */
public final class LevelWords {
    /** Epoch day of the last finished session, 0 for none; its words as in {@link ProfileWords#HIGH}. */
    public static final int PREVIOUS_DAY = 0;

    public static final int PREVIOUS = 1;

    /** High less low, E4, of the session before the one last traded in; -1 unknown: TPO rows (3.12). */
    public static final int RANGE_BEFORE = PREVIOUS + ProfileWords.SESSION_WORDS;

    public static final int ZONES = RANGE_BEFORE + 1;
    public static final int UNFINISHED = ZONES + 1;
    public static final int POCS = UNFINISHED + 1;
    public static final int FIRST = POCS + 1;

    /** Of a zone: +1 buy or -1 sell, lower and upper edge E4, rows, start of its bar. */
    public static final int ZONE_SIDE = 0;

    public static final int ZONE_LOW = 1;
    public static final int ZONE_HIGH = 2;
    public static final int ZONE_ROWS = 3;
    public static final int ZONE_FROM_NS = 4;
    public static final int ZONE_WORDS = 5;

    /** Of an unfinished auction: 1 high or 0 low, price E4, start of its bar. */
    public static final int UNFINISHED_HIGH = 0;

    public static final int UNFINISHED_PRICE = 1;
    public static final int UNFINISHED_FROM_NS = 2;
    public static final int UNFINISHED_WORDS = 3;

    /** Of a naked point of control: label E4, epoch day of its session. */
    public static final int POC_PRICE = 0;

    public static final int POC_DAY = 1;
    public static final int POC_WORDS = 2;

    /** Naked points of control kept: three weeks of sessions. */
    public static final int MOST_POCS = 16;

    /** The most words that a sheet takes. */
    public static final int ROOM =
            FIRST
                    + FootprintMarks.OPEN_ZONES * ZONE_WORDS
                    + FootprintMarks.OPEN_LEVELS * UNFINISHED_WORDS
                    + MOST_POCS * POC_WORDS;

    private LevelWords() {}

    /** Where the naked points of control begin, in a sheet's words. */
    public static int pocs(long[] words) {
        return FIRST + (int) words[ZONES] * ZONE_WORDS + (int) words[UNFINISHED] * UNFINISHED_WORDS;
    }
}
