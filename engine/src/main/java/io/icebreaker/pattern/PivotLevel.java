package io.icebreaker.pattern;

/** The levels of a pivot system; an array of them has one place each, by {@link #ordinal()}. */
public enum PivotLevel {
    P,
    R1,
    R2,
    R3,
    /** Camarilla only, as {@link #S4}; elsewhere NaN. */
    R4,
    S1,
    S2,
    S3,
    S4;

    /** How many there are. */
    public static final int COUNT = values().length;
}
