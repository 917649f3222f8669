package io.icebreaker.finding;

/**
 * Words of {@link Sheet#SCAN}: all that scanners know of an instrument, as of its last closed minute or later
 * find. Names that end in D hold bits of doubles, NaN for unknown; prices E4, 0 for none; times ns UTC, 0
 * for never.
 */
public final class ScanRowWords {
    /** End of the minute, and the session's IST date as an epoch day. */
    public static final int TIME_NS = 0;

    public static final int DAY = 1;

    // ---- the day so far (8.0)
    public static final int LTP = 2;
    public static final int OPEN = 3;
    public static final int HIGH = 4;
    public static final int LOW = 5;
    public static final int PREV_CLOSE = 6;
    public static final int VOLUME = 7;
    public static final int TURNOVER_D = 8; // rupees
    public static final int CHANGE_PCT_D = 9;
    public static final int VOLUME_RATIO_D = 10;
    public static final int DELTA_PCT_D = 11;
    public static final int VWAP_D = 12; // rupees

    /** -1 unknown; the previous day's close of it likewise. */
    public static final int OI = 13;

    public static final int PREV_OI = 14;

    /** As {@link MarketWords#BUILDUPS} numbers it. */
    public static final int BUILDUP = 15;

    // ---- daily indicators, today's bar last, bits of doubles by ordinal of Indicator
    public static final int DAILY = 16;
    public static final int DAILY_ROOM = 48;

    // ---- the overnight score (8.3), frozen when final
    /** Tenths, -1 for none. */
    public static final int SCORE_A = DAILY + DAILY_ROOM;

    public static final int SCORE_B = SCORE_A + 1;

    /** Tenths of A, by ordinal of its part. */
    public static final int PARTS = SCORE_B + 1;

    public static final int PARTS_COUNT = 7;
    public static final int BTST_TIME_NS = PARTS + PARTS_COUNT; // 0 before the list develops
    public static final int BTST_CLOSE = BTST_TIME_NS + 1;
    public static final int BTST_CHANGE_D = BTST_CLOSE + 1;
    public static final int BTST_RATIO_D = BTST_CHANGE_D + 1;
    public static final int BTST_RSI_D = BTST_RATIO_D + 1;
    public static final int BTST_MACD_D = BTST_RSI_D + 1;
    public static final int BTST_SIGNAL_D = BTST_MACD_D + 1;
    public static final int SUPPORT = BTST_SIGNAL_D + 1;
    public static final int RESISTANCE = SUPPORT + 1;
    public static final int BULLISH = RESISTANCE + 1;
    public static final int BEARISH = BULLISH + 1;
    public static final int BARS = BEARISH + 1;
    public static final int SUSPECT = BARS + 1;

    // ---- breakout (8.1): 0 none today, 1 told, 2 told and fresh
    public static final int BREAKOUT = SUSPECT + 1;
    public static final int BREAKOUT_TIME_NS = BREAKOUT + 1;
    public static final int BREAKOUT_PRICE = BREAKOUT_TIME_NS + 1;
    public static final int BREAKOUT_OVER_D = BREAKOUT_PRICE + 1; // rupees
    public static final int BREAKOUT_MEAN_VOLUME_D = BREAKOUT_OVER_D + 1;

    // ---- 52 weeks (8.6)
    public static final int HIGH_52 = BREAKOUT_MEAN_VOLUME_D + 1;
    public static final int LOW_52 = HIGH_52 + 1;
    public static final int SESSIONS_52 = LOW_52 + 1;
    public static final int CUT_52 = SESSIONS_52 + 1;

    /** Bit 0: a new high today, bit 1: a new low. */
    public static final int NEW_52 = CUT_52 + 1;

    public static final int NEW_52_TIME_NS = NEW_52 + 1;

    // ---- technical signals (8.2) of the last closed bar of their interval
    public static final int TECHNICAL_END_NS = NEW_52_TIME_NS + 1;
    public static final int MOMENTUM = TECHNICAL_END_NS + 1;
    public static final int PRICE_ACTION = MOMENTUM + 1;
    public static final int BUY_TENTHS = PRICE_ACTION + 1;
    public static final int SELL_TENTHS = BUY_TENTHS + 1;

    /** By ordinal of the rule: its side. */
    public static final int SIDES = SELL_TENTHS + 1;

    public static final int RULES = 4;
    public static final int STRENGTHS_D = SIDES + RULES;
    public static final int ALERT_TIME_NS = STRENGTHS_D + RULES;
    public static final int ALERT_RULE = ALERT_TIME_NS + 1;
    public static final int ALERT_SIDE = ALERT_RULE + 1;
    public static final int TECHNICAL_CLOSE = ALERT_SIDE + 1;
    public static final int TECHNICAL_RSI_D = TECHNICAL_CLOSE + 1;
    public static final int TECHNICAL_MACD_D = TECHNICAL_RSI_D + 1;
    public static final int TECHNICAL_SIGNAL_D = TECHNICAL_MACD_D + 1;
    public static final int TECHNICAL_SMA20_D = TECHNICAL_SIGNAL_D + 1;
    public static final int TECHNICAL_SMA50_D = TECHNICAL_SMA20_D + 1;
    public static final int TECHNICAL_UPPER_D = TECHNICAL_SMA50_D + 1;
    public static final int TECHNICAL_LOWER_D = TECHNICAL_UPPER_D + 1;

    // ---- EMA8 over EMA13 on the same bars (7.4)
    public static final int EMA8_D = TECHNICAL_LOWER_D + 1;
    public static final int EMA13_D = EMA8_D + 1;
    public static final int CROSS_SIDE = EMA13_D + 1;
    public static final int CROSS_TIME_NS = CROSS_SIDE + 1;

    // ---- iceberg-like levels of the session (4.1), the last of them
    public static final int ICEBERGS = CROSS_TIME_NS + 1;
    public static final int ICEBERG_TIME_NS = ICEBERGS + 1;
    public static final int ICEBERG_SIDE = ICEBERG_TIME_NS + 1;
    public static final int ICEBERG_PRICE = ICEBERG_SIDE + 1;
    public static final int ICEBERG_RATIO_D = ICEBERG_PRICE + 1;
    public static final int ICEBERG_HIDDEN_D = ICEBERG_RATIO_D + 1;
    public static final int ICEBERG_CONFIDENCE = ICEBERG_HIDDEN_D + 1;

    // ---- stacked imbalances of the session (3.6), the last of them
    public static final int STACKS_BUY = ICEBERG_CONFIDENCE + 1;
    public static final int STACKS_SELL = STACKS_BUY + 1;
    public static final int STACK_TIME_NS = STACKS_SELL + 1;
    public static final int STACK_SIDE = STACK_TIME_NS + 1;
    public static final int STACK_LOW = STACK_SIDE + 1;
    public static final int STACK_HIGH = STACK_LOW + 1;
    public static final int STACK_ROWS = STACK_HIGH + 1;

    // ---- a future beside its underlying
    public static final int SPOT = STACK_ROWS + 1;
    public static final int BASIS_PCT_D = SPOT + 1;
    public static final int PCR_D = BASIS_PCT_D + 1;

    /** Ordinal of the interval of technical signals and of stacks. */
    public static final int TECHNICAL_INTERVAL = PCR_D + 1;

    public static final int STACK_INTERVAL = TECHNICAL_INTERVAL + 1;
    public static final int WORDS = STACK_INTERVAL + 1;

    private ScanRowWords() {}
}
