package io.icebreaker.bar;

/**
 * Hears of closed bars, in order of event, then instrument id, then interval. Called on the stage's thread.
 */
public interface BarListener {
    /**
     * A bar is over.
     *
     * @param words a {@link Bar} at {@code at}, with {@code words[at + Bar.ROWS]} rows behind it; valid
     *     during the call only
     */
    void onBar(long[] words, int at);
}
