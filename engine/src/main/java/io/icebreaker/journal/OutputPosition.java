package io.icebreaker.journal;

/**
 * A place in recorded output, behind a record: what a snapshot remembers so that what follows can be compared
 * and continued without reading what lies before.
 *
 * @param records valid records up to the place
 * @param index queue index of the document that holds the last of them, -1 at the very beginning
 * @param inDocument how many records of that document lie before the place
 */
public record OutputPosition(long records, long index, int inDocument) {
    /** In front of the first record. */
    public static final OutputPosition START = new OutputPosition(0, -1, 0);
}
