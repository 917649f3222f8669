package io.icebreaker.finding;

/** Where stages say what they found. Called on the compute lane, in ring order. */
public interface Findings {
    /**
     * A record for the journal, the hash and the board's log.
     *
     * @param sequence the event that led to it
     * @param type see {@link FindingType}
     * @param words {@code length} words from {@code at}, valid during the call only
     */
    void found(long sequence, int type, long[] words, int at, int length);

    /** A value that is shown but not journaled: it enters the output hash, so that a replay proves it too. */
    void value(long word);

    /** The same for a number that may be missing. */
    default void value(double number) {
        value(Double.doubleToLongBits(number));
    }
}
