package io.icebreaker.pattern;

/** The five candlestick patterns, each with the index of the first bar that can show it (analytics 7.5). */
public enum CandlePattern {
    /** Next to no body: nobody won. Says nothing of a direction, so its value is +100. */
    DOJI(10),
    /** A small body above a long lower shadow, at or below the low of the bar before: +100. */
    HAMMER(11),
    /** A body around the previous, opposite body: +100 when white, -100 when black. */
    ENGULFING(2),
    /** A long black body, a small one below it, a white one far into the first: +100. */
    MORNING_STAR(12),
    /** Its mirror image: -100. */
    EVENING_STAR(12);

    /** How many there are: the length of an array of values by {@link #ordinal()}. */
    public static final int COUNT = values().length;

    private final int lookback;

    CandlePattern(int lookback) {
        this.lookback = lookback;
    }

    /** Index, from 0, of the first bar with a value; before it there is none, not even "no pattern". */
    public int lookback() {
        return lookback;
    }
}
