package io.icebreaker.pattern;

/** Reversals that several swings form together (analytics 7.6). */
public enum ChartPattern {
    /** Two tops of about one height; told when a close falls below the valley between them. */
    DOUBLE_TOP(-100, 2),
    /** Its mirror image. */
    DOUBLE_BOTTOM(100, 2),
    /** Three tops, the middle one highest; told when a close falls below the line through the valleys. */
    HEAD_SHOULDERS(-100, 3),
    /** Its mirror image. */
    INVERSE_HEAD_SHOULDERS(100, 3);

    private final int value;
    private final int swings;

    ChartPattern(int value, int swings) {
        this.value = value;
        this.swings = swings;
    }

    /** +100 bullish, -100 bearish. */
    public int value() {
        return value;
    }

    /** How many swings form it. */
    public int swings() {
        return swings;
    }

    boolean isOfTops() {
        return value < 0;
    }
}
