package io.icebreaker.finding;

/**
 * {@link Sheet#BOOK}: what the displayed book says, and the episodes open on it (analytics 4.1, 4.3 to 4.5).
 * Book measures are of the last packet with depth, OBI_T of the last with totals; doubles as bits.
 */
public final class BookWords {
    public static final int ID = 0;

    /** Event time of the last packet, ns UTC. */
    public static final int TIME_NS = 1;

    /** Order-book imbalance of the best level, of five, of five weighted, of the broker's totals. */
    public static final int OBI_1 = 2;

    public static final int OBI_5 = 3;
    public static final int OBI_5_WEIGHTED = 4;
    public static final int OBI_T = 5;

    /** Rupees, double. */
    public static final int MICROPRICE = 6;

    /** Double. */
    public static final int SPREAD_TICKS = 7;

    /** Order flow imbalance of the session; of the last 60 s; the latter over the mean size of the touch. */
    public static final int OFI_SESSION = 8;

    public static final int OFI = 9;
    public static final int OFI_NORM = 10;

    /** A touch of {@link #TOUCH_WORDS} words a side; price 0 where there is none. */
    public static final int BID_TOUCH = 11;

    public static final int TOUCH_WORDS = 3;
    public static final int TOUCH_PRICE = 0;

    /** Bits of a double, NaN while there is too little to tell. */
    public static final int TOUCH_MULTIPLE = 1;

    public static final int TOUCH_HELD_MS = 2;
    public static final int ASK_TOUCH = BID_TOUCH + TOUCH_WORDS;

    /** How many episodes follow, the one opened first in front; each an {@link EpisodeWords}. */
    public static final int EPISODES = ASK_TOUCH + TOUCH_WORDS;

    public static final int HEAD = EPISODES + 1;

    /** Episodes open on an instrument at a time. */
    public static final int MOST_EPISODES = 16;

    /** The longest sheet. */
    public static final int ROOM = HEAD + MOST_EPISODES * EpisodeWords.WORDS;

    private BookWords() {}
}
