package io.icebreaker.bar;

/**
 * Marks that live on after their bar, oldest first, in a fixed table: what does not fit pushes the oldest
 * out. One owner; allocates nothing after construction.
 */
public final class OpenMarks {
    /** See {@link MarkListener#onMark}. */
    public static final int KIND = 0;

    public static final int START_NS = 1;
    public static final int LOW = 2;
    public static final int HIGH = 3;
    public static final int ROWS = 4;
    public static final int WORDS = 5;

    private final long[] words;
    private final int capacity;
    private int count;
    private long pushedOut;

    OpenMarks(int capacity) {
        this.capacity = capacity;
        words = new long[capacity * WORDS];
    }

    void add(int kind, long startNs, long low, long high, int rows) {
        if (count == capacity) {
            remove(0);
            pushedOut++;
        }
        int at = count++ * WORDS;
        words[at + KIND] = kind;
        words[at + START_NS] = startNs;
        words[at + LOW] = low;
        words[at + HIGH] = high;
        words[at + ROWS] = rows;
    }

    void remove(int index) {
        count--;
        int at = index * WORDS;
        System.arraycopy(words, at + WORDS, words, at, (count - index) * WORDS);
    }

    public int count() {
        return count;
    }

    /** A word of the {@code index}-th oldest. */
    public long word(int index, int field) {
        return words[index * WORDS + field];
    }

    /** Marks that had to go before their time. */
    public long pushedOut() {
        return pushedOut;
    }
}
