package io.icebreaker.ring;

/**
 * Which number the event in a ring position has: the journal's numbers go on where the journal ends. A
 * replayed event keeps its own, so a gap in a journal is a jump here. Any thread.
 */
final class Numbering {
    private volatile long first;

    /** {@code first}: number of the event in position 0. */
    Numbering(long first) {
        this.first = first;
    }

    long of(long position) {
        return first + position;
    }

    /** The event in that position has this number; those behind it follow. */
    void keep(long position, long sequence) {
        if (sequence > first + position) {
            first = sequence - position;
        }
    }
}
