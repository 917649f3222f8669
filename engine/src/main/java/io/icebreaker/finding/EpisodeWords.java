package io.icebreaker.finding;

/**
 * One episode of trading into a displayed level (analytics 4.1), as eight words. Quantities units, prices E4,
 * times ns UTC. The figures that follow from the words are worked out here, for stage, journal and page.
 */
public final class EpisodeWords {
    /** {@link #BID} or {@link #ASK}: the side of the book that is traded into. */
    public static final int SIDE = 0;

    public static final int PRICE = 1;
    public static final int OPEN_NS = 2;

    /** X: quantity traded into the level since the episode opened; the part of it that was not on show. */
    public static final int TRADED = 3;

    public static final int HIDDEN = 4;

    /** Largest size that stood displayed before a trade. */
    public static final int PEAK = 5;

    /** Trades after which more stood there than the trade had left. */
    public static final int REFILLS = 6;

    /** Ratio at the last event, bits of a double; NaN before the first. */
    public static final int EMITTED = 7;

    public static final int WORDS = 8;

    public static final int BID = 1;
    public static final int ASK = -1;

    private EpisodeWords() {}

    /** Traded over displayed. */
    public static double ratio(long[] words, int at) {
        return (double) words[at + TRADED] / (double) words[at + PEAK];
    }

    /** Fraction of what traded that was not on show. */
    public static double hiddenShare(long[] words, int at) {
        return (double) words[at + HIDDEN] / (double) words[at + TRADED];
    }

    /** 0..100, half rounded up. */
    public static long confidence(long[] words, int at) {
        return confidence(ratio(words, at), (double) words[at + REFILLS], hiddenShare(words, at));
    }

    private static long confidence(double ratio, double refills, double hiddenShare) {
        double points =
                100
                        * (0.4 * Math.min(1, ratio / 5)
                                + 0.3 * Math.min(1, refills / 5)
                                + 0.3 * hiddenShare);
        return (long) Math.floor(points + 0.5);
    }
}
