package io.icebreaker.finding;

import io.icebreaker.bar.Interval;

/**
 * Kinds of state that the board shows besides quotes and bars: the latest words of each key. A sheet's words
 * are laid out in the class named.
 */
public final class Sheet {
    /** By instrument id: book measures, ratios, live iceberg episodes (analytics 4). */
    public static final int BOOK = 0;

    /** By instrument id: the window's figures that signals are made of (analytics 4.2, 5.1). */
    public static final int WINDOW = 1;

    /** By instrument id: day VWAP with bands (analytics 2.5). */
    public static final int VWAP = 2;

    /** By instrument id: zones, open unfinished auctions, naked points of control (analytics 3). */
    public static final int LEVELS = 3;

    /** By instrument id: an option's own price, implied volatility and Greeks (analytics 6.8, 6.9). */
    public static final int GREEKS = 4;

    /** By chain number: one expiry of an underlying, figures and rows (analytics 6). */
    public static final int CHAIN = 5;

    /** Key 0: how signals of the day did, by type and confidence, beside random entries (analytics 5.5). */
    public static final int PERFORMANCE = 6;

    /** Key 0: the paper account (analytics 10.5). */
    public static final int PAPER = 7;

    /** By instrument and interval, see {@link #key}: indicators at the last closed bar (analytics 7). */
    public static final int INDICATORS = 8;

    /** By instrument and interval: levels of swings, the leg between the last two (analytics 7.6). */
    public static final int SWINGS = 9;

    /** By instrument id: pivots of the session (analytics 7.6). */
    public static final int PIVOTS = 10;

    /** Key 0: {@link MarketWords}, at most once a second (analytics 8.4 to 8.6). */
    public static final int MARKET = 11;

    /** By instrument id: all that scanners know of it, {@link ScanRowWords} (analytics 8). */
    public static final int SCAN = 12;

    /** How many kinds there are. */
    public static final int COUNT = 13;

    /** Whether a key is an instrument and an interval. */
    public static boolean isByInterval(int sheet) {
        return sheet == INDICATORS || sheet == SWINGS;
    }

    /** The key of an instrument's bars of an interval. */
    public static int key(int id, Interval interval) {
        return id * Interval.COUNT + interval.ordinal();
    }

    private Sheet() {}
}
