package io.icebreaker.rule;

import java.util.Locale;

/**
 * What a rule may name (analytics 9.2). Bar identifiers have a value at every closed bar, may be looked back
 * upon and taken from another timeframe; the others are the value now. A flag may stand as a predicate: TRUE
 * when it is not 0.
 *
 * <p>Prices in rupees, volatilities and ratios as fractions, quantities in units. A FLAT rsi, willr, stoch_k
 * or stoch_d is NaN (7.2).
 */
public enum Identifier {
    OPEN(Kind.BAR),
    HIGH(Kind.BAR),
    LOW(Kind.BAR),
    CLOSE(Kind.BAR),
    LTP(Kind.NOW),
    /** Of the bar. */
    VOLUME(Kind.BAR),
    /** Mean of the 20 closed bars before, across sessions. */
    AVG_VOLUME(Kind.BAR),
    OI(Kind.NOW),
    /** Against the previous day's close of OI. */
    DOI(Kind.NOW),
    CHANGE_PCT(Kind.NOW),
    VWAP(Kind.NOW),
    VWAP_UP1(Kind.NOW),
    VWAP_UP2(Kind.NOW),
    VWAP_UP3(Kind.NOW),
    VWAP_DN1(Kind.NOW),
    VWAP_DN2(Kind.NOW),
    VWAP_DN3(Kind.NOW),
    SMA(Kind.PERIOD),
    EMA(Kind.PERIOD),
    RSI(Kind.BAR),
    MACD(Kind.BAR),
    MACD_SIGNAL(Kind.BAR),
    MACD_HIST(Kind.BAR),
    BB_UPPER(Kind.BAR),
    BB_MID(Kind.BAR),
    BB_LOWER(Kind.BAR),
    STOCH_K(Kind.BAR),
    STOCH_D(Kind.BAR),
    ADX(Kind.BAR),
    WILLR(Kind.BAR),
    ATR(Kind.BAR),
    OBV(Kind.BAR),
    AD(Kind.BAR),
    MOM(Kind.BAR),
    ROC(Kind.BAR),
    SUPERTREND(Kind.BAR),
    /** +1 or -1. */
    SUPERTREND_DIR(Kind.FLAG),
    TENKAN(Kind.BAR),
    KIJUN(Kind.BAR),
    /** The cloud in force at the bar: computed 26 bars before. */
    SENKOU_A(Kind.BAR),
    SENKOU_B(Kind.BAR),
    DELTA(Kind.BAR),
    /** At the bar's close. */
    CVD(Kind.BAR),
    DELTA_PCT(Kind.BAR),
    POC(Kind.NOW),
    VAH(Kind.NOW),
    VAL(Kind.NOW),
    /** Buy rows less sell rows. */
    IMBALANCE(Kind.BAR),
    /** Zones formed at this bar. */
    STACKED_BUY(Kind.FLAG),
    STACKED_SELL(Kind.FLAG),
    /** +1 bullish, -1 bearish. */
    ABSORPTION(Kind.FLAG),
    OBI(Kind.NOW),
    /** Sum over the bar. */
    OFI(Kind.BAR),
    INST_RATIO(Kind.NOW),
    ICEBERG_RATIO(Kind.NOW),
    PCR(Kind.NOW),
    PCR_VOL(Kind.NOW),
    MAX_PAIN(Kind.NOW),
    IV(Kind.NOW),
    /** 0 to 100, and so is iv_pct. */
    IV_RANK(Kind.NOW),
    IV_PCT(Kind.NOW),
    STRADDLE(Kind.NOW),
    CONFIDENCE(Kind.NOW),
    RANK_SCORE(Kind.NOW),
    /** Score A (8.3). */
    BTST(Kind.NOW),
    PIVOT(Kind.NOW),
    R1(Kind.NOW),
    R2(Kind.NOW),
    R3(Kind.NOW),
    R4(Kind.NOW),
    S1(Kind.NOW),
    S2(Kind.NOW),
    S3(Kind.NOW),
    S4(Kind.NOW),
    SPREAD_TICKS(Kind.NOW),
    AGE_MS(Kind.NOW),
    DOJI(Kind.FLAG),
    HAMMER(Kind.FLAG),
    ENGULFING(Kind.FLAG),
    MORNING_STAR(Kind.FLAG),
    EVENING_STAR(Kind.FLAG);

    private enum Kind {
        NOW,
        BAR,
        /** Of a bar, and takes a number of bars. */
        PERIOD,
        /** Of a bar, and may stand as a predicate. */
        FLAG
    }

    private static final Identifier[] ALL = values();

    private final String spelled;
    private final Kind kind;

    Identifier(Kind kind) {
        this.kind = kind;
        spelled = name().toLowerCase(Locale.ROOT);
    }

    /** By its name in any case; null when there is none. */
    public static Identifier named(String name) {
        for (Identifier identifier : ALL) {
            if (identifier.spelled.equalsIgnoreCase(name)) {
                return identifier;
            }
        }
        return null;
    }

    static Identifier of(int ordinal) {
        return ALL[ordinal];
    }

    /** As rules spell it. */
    public String spelled() {
        return spelled;
    }

    /** Whether it has a value at every bar, so that {@code @} and {@code [} may follow. */
    public boolean isOfBar() {
        return kind != Kind.NOW;
    }

    /** Whether it may stand as a predicate. */
    public boolean isFlag() {
        return kind == Kind.FLAG;
    }

    /** Whether it takes a number of bars. */
    public boolean takesPeriod() {
        return kind == Kind.PERIOD;
    }
}
