package io.icebreaker.finding;

/**
 * Words of {@link Sheet#INDICATORS}: a header, then the values of the last closed bar as bits of doubles, one
 * an indicator in the order of its enum; NaN where it has none yet.
 */
public final class IndicatorWords {
    /** The bar they are of, ns UTC; one of an earlier day before the first bar of this one. */
    public static final int START_NS = 0;

    /** When it was over; 0 for a bar of an earlier day. */
    public static final int END_NS = 1;

    /** Closed bars behind the values, those of earlier days included. */
    public static final int BARS = 2;

    /** A bit an indicator, set where the value is only the zero of a market without movement. */
    public static final int FLAT = 3;

    public static final int FIRST = 4;

    private IndicatorWords() {}
}
