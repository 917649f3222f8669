package io.icebreaker.finding;

/**
 * Words of {@link Sheet#SWINGS}: a header, then the levels that swing highs left, then those of swing lows,
 * as many as the header says, in order of confirmation; prices E4.
 */
public final class SwingWords {
    /** No such level. */
    public static final long NONE = Long.MIN_VALUE;

    /** The closed bar that changed them last, ns UTC. */
    public static final int START_NS = 0;

    /** Least level of a swing high above that bar's close, greatest of a swing low below; or NONE. */
    public static final int RESISTANCE = 1;

    public static final int SUPPORT = 2;

    /** Leg between the last swing high and the last swing low: +1 up, -1 down, 0 none; its two ends. */
    public static final int LEG = 3;

    public static final int LEG_HIGH = 4;
    public static final int LEG_LOW = 5;

    /** How many levels follow. */
    public static final int RESISTANCES = 6;

    public static final int SUPPORTS = 7;
    public static final int FIRST = 8;

    /** The most words that a sheet takes: 64 levels on either side. */
    public static final int ROOM = FIRST + 128;

    private SwingWords() {}
}
