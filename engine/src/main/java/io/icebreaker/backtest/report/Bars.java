package io.icebreaker.backtest.report;

import io.icebreaker.backtest.run.RunTape;

/** Bars as six words each: start ns, open, high, low, close E4, volume. */
final class Bars {
    private static final int WORDS = 6;
    private static final int HIGH = 2;
    private static final int LOW = 3;
    private static final int CLOSE = 4;
    private static final int VOLUME = 5;

    private Bars() {}

    static long[] of(RunTape tape, int id, long fromNs, long toNs) {
        return tape.minutes(id, fromNs, toNs);
    }

    /** Each {@code step} bars as one. */
    static long[] merged(long[] bars, int step) {
        if (step <= 1) {
            return bars;
        }
        int count = bars.length / WORDS;
        var merged = new long[(count + step - 1) / step * WORDS];
        for (int i = 0; i < count; i++) {
            int to = i / step * WORDS;
            int from = i * WORDS;
            if (i % step == 0) {
                System.arraycopy(bars, from, merged, to, WORDS);
            } else {
                merged[to + HIGH] = Math.max(merged[to + HIGH], bars[from + HIGH]);
                merged[to + LOW] = Math.min(merged[to + LOW], bars[from + LOW]);
                merged[to + CLOSE] = bars[from + CLOSE];
                merged[to + VOLUME] += bars[from + VOLUME];
            }
        }
        return merged;
    }
}
