package io.icebreaker.finding;

/**
 * Words of {@link Sheet#MARKET}: a header with counts, then as many ids as the header says of each list, then
 * the tiles. Ids of lists have a tile, which tells their figures.
 */
public final class MarketWords {
    /** Of the event it was made at, ns UTC. */
    public static final int TIME_NS = 0;

    /** Instruments that movers and breadth count (8.4), and how they stand. */
    public static final int COUNTED = 1;

    public static final int ADVANCES = 2;
    public static final int DECLINES = 3;
    public static final int UNCHANGED = 4;

    /** Of those counted: beyond the extreme of 52 weeks, and how many have such an extreme (8.6). */
    public static final int HIGH_52 = 5;

    public static final int LOW_52 = 6;
    public static final int KNOWN_52 = 7;

    /** Above the day's average price, and how many have one. */
    public static final int ABOVE_VWAP = 8;

    public static final int WITH_VWAP = 9;

    /** Futures by reading of price and open interest (6.5), in the order of its numbers. */
    public static final int BUILDUPS = 10;

    public static final int READINGS = 5;

    /** One of the states below, and the day's times of the overnight score (8.3); 0 for no session. */
    public static final int BTST_STATE = BUILDUPS + READINGS;

    public static final int BTST_FROM_NS = BTST_STATE + 1;
    public static final int BTST_FINAL_NS = BTST_FROM_NS + 1;
    public static final int BTST_CLOSE_NS = BTST_FINAL_NS + 1;

    /** How long each list is, in this order. */
    public static final int UP = BTST_CLOSE_NS + 1;

    public static final int DOWN = UP + 1;
    public static final int VOLUME = DOWN + 1;
    public static final int OI = VOLUME + 1;
    public static final int SUSPECTS = OI + 1;
    public static final int TILES = SUSPECTS + 1;
    public static final int FIRST = TILES + 1;

    /** Of a tile: bits of doubles but for the id and the reading. */
    public static final int TILE_ID = 0;

    public static final int TILE_CHANGE_PCT = 1;

    /** Rupees. */
    public static final int TILE_TURNOVER = 2;

    public static final int TILE_DELTA_PCT = 3;
    public static final int TILE_OI_PCT = 4;
    public static final int TILE_VOLUME_RATIO = 5;

    /** Price and open interest together, as numbered in the header. */
    public static final int TILE_BUILDUP = 6;

    public static final int TILE_WORDS = 7;

    /** Price or open interest hardly moved. */
    public static final int NEUTRAL = 0;

    public static final int WAITING = 0;
    public static final int DEVELOPING = 1;
    public static final int FINAL = 2;

    private static final String[] BUILDUP_NAMES = {
        "NEUTRAL", "LONG_BUILDUP", "SHORT_BUILDUP", "LONG_UNWINDING", "SHORT_COVERING"
    };

    private static final String[] STATES = {"WAITING", "DEVELOPING", "FINAL"};

    private MarketWords() {}

    /** What a reading is called. */
    public static String buildUp(int reading) {
        return BUILDUP_NAMES[reading];
    }

    /** What a state of the overnight list is called. */
    public static String state(int state) {
        return STATES[state];
    }

    /** Where a list begins, {@link #UP} to {@link #TILES}. */
    public static int start(long[] words, int list) {
        int at = FIRST;
        for (int before = UP; before < list; before++) {
            at += (int) words[before];
        }
        return at;
    }
}
