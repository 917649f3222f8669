package io.icebreaker.rule.candle;

import io.icebreaker.indicator.Indicator;
import io.icebreaker.pattern.CandlePattern;
import io.icebreaker.pattern.PivotLevel;
import io.icebreaker.rule.Identifier;
import java.util.EnumMap;
import java.util.Map;

/** Which identifiers candles can tell, by what tells them; and why they cannot tell the others. Cold. */
public final class CandleSlots {
    public static final Map<Identifier, Indicator> INDICATORS = new EnumMap<>(Identifier.class);
    public static final Map<Identifier, CandlePattern> PATTERNS = new EnumMap<>(Identifier.class);
    public static final Map<Identifier, PivotLevel> PIVOTS = new EnumMap<>(Identifier.class);

    static {
        INDICATORS.put(Identifier.AVG_VOLUME, Indicator.AVG_VOLUME20);
        INDICATORS.put(Identifier.RSI, Indicator.RSI14);
        INDICATORS.put(Identifier.MACD, Indicator.MACD);
        INDICATORS.put(Identifier.MACD_SIGNAL, Indicator.MACDS);
        INDICATORS.put(Identifier.MACD_HIST, Indicator.MACDH);
        INDICATORS.put(Identifier.BB_UPPER, Indicator.BBU);
        INDICATORS.put(Identifier.BB_MID, Indicator.BBM);
        INDICATORS.put(Identifier.BB_LOWER, Indicator.BBL);
        INDICATORS.put(Identifier.STOCH_K, Indicator.SLOWK);
        INDICATORS.put(Identifier.STOCH_D, Indicator.SLOWD);
        INDICATORS.put(Identifier.ADX, Indicator.ADX14);
        INDICATORS.put(Identifier.WILLR, Indicator.WILLR14);
        INDICATORS.put(Identifier.ATR, Indicator.ATR14);
        INDICATORS.put(Identifier.OBV, Indicator.OBV);
        INDICATORS.put(Identifier.AD, Indicator.AD);
        INDICATORS.put(Identifier.MOM, Indicator.MOM10);
        INDICATORS.put(Identifier.ROC, Indicator.ROC10);
        INDICATORS.put(Identifier.SUPERTREND, Indicator.SUPERTREND);
        INDICATORS.put(Identifier.SUPERTREND_DIR, Indicator.ST_DIR);
        INDICATORS.put(Identifier.TENKAN, Indicator.TENKAN);
        INDICATORS.put(Identifier.KIJUN, Indicator.KIJUN);
        INDICATORS.put(Identifier.SENKOU_A, Indicator.CLOUD_A);
        INDICATORS.put(Identifier.SENKOU_B, Indicator.CLOUD_B);
        PATTERNS.put(Identifier.DOJI, CandlePattern.DOJI);
        PATTERNS.put(Identifier.HAMMER, CandlePattern.HAMMER);
        PATTERNS.put(Identifier.ENGULFING, CandlePattern.ENGULFING);
        PATTERNS.put(Identifier.MORNING_STAR, CandlePattern.MORNING_STAR);
        PATTERNS.put(Identifier.EVENING_STAR, CandlePattern.EVENING_STAR);
        PIVOTS.put(Identifier.PIVOT, PivotLevel.P);
        PIVOTS.put(Identifier.R1, PivotLevel.R1);
        PIVOTS.put(Identifier.R2, PivotLevel.R2);
        PIVOTS.put(Identifier.R3, PivotLevel.R3);
        PIVOTS.put(Identifier.R4, PivotLevel.R4);
        PIVOTS.put(Identifier.S1, PivotLevel.S1);
        PIVOTS.put(Identifier.S2, PivotLevel.S2);
        PIVOTS.put(Identifier.S3, PivotLevel.S3);
        PIVOTS.put(Identifier.S4, PivotLevel.S4);
    }

    private CandleSlots() {}

    /** What an identifier needs that candles do not have; null when they can tell it. */
    static String lacks(Identifier identifier) {
        return switch (identifier) {
            case DELTA, CVD, DELTA_PCT, IMBALANCE, STACKED_BUY, STACKED_SELL, ABSORPTION ->
                    "trades";
            case POC, VAH, VAL, INST_RATIO, CONFIDENCE, RANK_SCORE, AGE_MS -> "trades";
            case OBI, OFI, ICEBERG_RATIO, SPREAD_TICKS -> "an order book";
            case OI, DOI -> "open interest";
            case PCR, PCR_VOL, MAX_PAIN, IV, IV_RANK, IV_PCT, STRADDLE -> "options";
            default -> null;
        };
    }
}
