package io.icebreaker.indicator;

/** Gives each part its place in a series' block of numbers, while the parts are made. */
final class Layout {
    /** The block begins with the values that are published. */
    private int doubles = Indicator.COUNT;

    private int longs;

    /** The place of so many doubles. */
    int doubles(int count) {
        int at = doubles;
        doubles += count;
        return at;
    }

    /** The place of so many longs. */
    int longs(int count) {
        int at = longs;
        longs += count;
        return at;
    }

    /** Doubles of a block. */
    int doubles() {
        return doubles;
    }

    /** Longs of a block. */
    int longs() {
        return longs;
    }
}
