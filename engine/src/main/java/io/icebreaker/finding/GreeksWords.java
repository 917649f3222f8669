package io.icebreaker.finding;

/**
 * The words of an option's own figures (analytics 6.8, 6.9), computed on its packets. Doubles as bits, NaN
 * where there is none; rupees, years, fractions.
 */
public final class GreeksWords {
    /** Instrument id; event time of the packet, ns. */
    public static final int ID = 0;

    public static final int TIME_NS = 1;

    /** Forward and years to expiry that the figures are of; the option's price by 6.1. */
    public static final int FORWARD = 2;

    public static final int T = 3;
    public static final int PRICE = 4;
    public static final int IV = 5;

    /** Why there is no IV; the numbers are those of {@link ChainWords#IV_FLAG}. */
    public static final int IV_FLAG = 6;

    public static final int DELTA = 7;
    public static final int GAMMA = 8;
    public static final int THETA = 9;
    public static final int VEGA = 10;
    public static final int RHO = 11;
    public static final int WORDS = 12;

    private GreeksWords() {}
}
