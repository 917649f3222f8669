package io.icebreaker.app;

import io.icebreaker.publish.Board;

/** Sizes of the board by the memory it may take. */
final class Boards {
    /** Two hours of seconds and a day of minutes of 60 busy instruments. */
    static final int DEFAULT_MB = 96;

    private static final int LONGS_PER_MB = 1 << 17;

    /** A trade kept to build event bars from takes 128 bytes; a third of the board's memory beside it. */
    private static final int TRADES_PER_MB = (1 << 13) / 3;

    private Boards() {}

    /**
     * A board whose histories take about {@code megabytes}, half for seconds, half for minutes, and a third
     * as much for trades.
     */
    static Board of(int maxInstruments, int megabytes) {
        int words = Integer.highestOneBit(Math.max(2, megabytes) / 2 * LONGS_PER_MB);
        int trades = Integer.highestOneBit(Math.max(2, megabytes) * TRADES_PER_MB);
        return new Board(maxInstruments, words, words, trades);
    }
}
