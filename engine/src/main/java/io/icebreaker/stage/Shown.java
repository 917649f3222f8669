package io.icebreaker.stage;

/**
 * State that a stage lets the board show. The board stage asks at the end of each batch, on the same thread,
 * behind the gate.
 */
public interface Shown {
    /** Which of {@link io.icebreaker.finding.Sheet}. */
    int sheet();

    /** Takes the next key whose state changed since it was last taken; -1 when there is none. */
    int nextChanged();

    /** Words that the key's state takes now. */
    int length(int key);

    /** Copies the key's state to the front of {@code into}, which has room for {@link #length}. */
    void copy(int key, long[] into);
}
