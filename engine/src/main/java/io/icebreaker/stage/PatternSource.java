package io.icebreaker.stage;

import io.icebreaker.pattern.CandlePattern;

/** Candlestick patterns as of the event in hand (analytics 7.5). Allocates nothing. */
public interface PatternSource {
    /** What the last closed bar of a series completes, 0 for nothing. */
    int candle(int series, CandlePattern pattern);

    /** Whether it has had enough bars to be judged. */
    boolean isValid(int series, CandlePattern pattern);

    /** Whether it will have with the bar that forms. */
    boolean developsValid(int series, CandlePattern pattern);

    /** What the forming bar would complete if it closed as its words are; {@code out} by ordinal. */
    void developing(int series, long[] bar, int[] out);
}
