package io.icebreaker.journal;

/** Where output records go: the journal, a comparison with it, or a report. Called on the compute lane. */
public interface OutputSink {
    /** Waits until records can be taken, where that takes long. Before the first; not on the lane. */
    default void prepare() {}

    /**
     * One record.
     *
     * @param sequence the event that led to it
     * @param type see {@link OutputType}
     * @param words its payload, valid during the call only
     */
    void accept(long sequence, int type, long[] words, int at, int length);

    /** Whether enough is gathered to be written before the batch ends. */
    default boolean isFull() {
        return false;
    }

    /** Nothing further is waiting: write what was gathered. */
    default void flush() {}

    /** Behind the last record accepted, in what is on disk; null when nothing is, or it is not there yet. */
    default OutputPosition position() {
        return null;
    }

    /** Nothing follows at all. */
    default void close() {}

    /** Keeps nothing: for a replay that wants only the hash. */
    OutputSink NONE = (sequence, type, words, at, length) -> {};
}
