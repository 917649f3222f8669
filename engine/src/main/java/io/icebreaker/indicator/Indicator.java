package io.icebreaker.indicator;

/**
 * The figures of a closed bar (analytics 7.2, 7.4). The name is the column of the files; the order is that of
 * the columns up to {@link #RSI_FLAT}, behind it what only rules and scans read.
 */
public enum Indicator {
    SMA20(19, Unit.RUPEES),
    SMA50(49, Unit.RUPEES),
    EMA8(7, Unit.RUPEES),
    EMA12(11, Unit.RUPEES),
    EMA13(12, Unit.RUPEES),
    EMA26(25, Unit.RUPEES),
    RSI14(14, Unit.SCALE),
    MACD(33, Unit.RUPEES),
    /** MACD's signal line. */
    MACDS(33, Unit.RUPEES),
    /** MACD less its signal line. */
    MACDH(33, Unit.RUPEES),
    /** Bollinger bands of 20 bars, 2 standard deviations: upper, middle, lower. */
    BBU(19, Unit.RUPEES),
    BBM(19, Unit.RUPEES),
    BBL(19, Unit.RUPEES),
    SLOWK(17, Unit.SCALE),
    SLOWD(17, Unit.SCALE),
    ADX14(27, Unit.SCALE),
    /** Williams %R, -100 to 0. */
    WILLR14(13, Unit.SCALE),
    ATR14(14, Unit.RUPEES),
    OBV(0, Unit.VOLUME),
    /** Accumulation and distribution. */
    AD(0, Unit.VOLUME),
    MOM10(10, Unit.RUPEES),
    ROC10(10, Unit.PERCENT),
    TYPPRICE(0, Unit.RUPEES),
    TENKAN(8, Unit.RUPEES),
    KIJUN(25, Unit.RUPEES),
    /** Ichimoku's leading lines as computed at this bar; a chart draws them 26 bars later. */
    SENKOU_A(25, Unit.RUPEES),
    SENKOU_B(51, Unit.RUPEES),
    SUPERTREND(10, Unit.RUPEES),
    /** Supertrend's side: +1 up, -1 down. */
    ST_DIR(10, Unit.DIRECTION),
    /** EMA8 crossed EMA13 at this bar: +1 upward, -1 downward, else 0. */
    EMA_CROSS(12, Unit.DIRECTION),
    /** 1 where the RSI has neither gains nor losses and its 0 means nothing. */
    RSI_FLAT(14, Unit.FLAG),
    /** Standard deviation of the Bollinger bands' window; 0 when it is flat. */
    BBSD(19, Unit.RUPEES),
    /** Ichimoku's cloud in force at this bar: the leading lines computed 26 bars before. */
    CLOUD_A(51, Unit.RUPEES),
    CLOUD_B(77, Unit.RUPEES),
    /** Mean volume of the 20 bars before this one (analytics 9.2). */
    AVG_VOLUME20(20, Unit.VOLUME);

    /** What a figure is counted in. */
    public enum Unit {
        RUPEES,
        /** 0 to 100, or -100 to 0. */
        SCALE,
        PERCENT,
        /** Units as the exchange counts them. */
        VOLUME,
        /** +1, 0 or -1. */
        DIRECTION,
        /** 1 or 0. */
        FLAG
    }

    /** How many there are. */
    public static final int COUNT = values().length;

    private final int lookback;
    private final Unit unit;

    Indicator(int lookback, Unit unit) {
        this.lookback = lookback;
        this.unit = unit;
    }

    /** Bars before the first valid one: the index, from 0, of the first bar that has a value. */
    public int lookback() {
        return lookback;
    }

    public Unit unit() {
        return unit;
    }
}
