package io.icebreaker.publish;

/** A reader's own copy of some words of the board: reused from read to read, grown when needed. One owner. */
public final class Copy {
    private long[] words = new long[0];
    private int length;
    private long version;
    private long stamp;

    /** The words; those from {@link #length} on mean nothing. */
    public long[] words() {
        return words;
    }

    /** How many words were copied; 0 when there was nothing. */
    public int length() {
        return length;
    }

    /** Grows with every write of what was copied; equal versions, equal words. */
    public long version() {
        return version;
    }

    /** What the writer stamped the words with: see who wrote them. */
    public long stamp() {
        return stamp;
    }

    /** Makes room for {@code length} words and sets the length. */
    long[] room(int newLength) {
        if (words.length < newLength) {
            words = new long[Math.max(newLength, 2 * words.length)];
        }
        length = newLength;
        return words;
    }

    void version(long newVersion, long newStamp) {
        version = newVersion;
        stamp = newStamp;
    }
}
