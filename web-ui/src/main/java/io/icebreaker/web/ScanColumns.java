package io.icebreaker.web;

import static io.icebreaker.finding.ScanRowWords.*;
import static io.icebreaker.web.ScanColumn.number;
import static io.icebreaker.web.ScanColumn.price;
import static io.icebreaker.web.ScanColumn.text;
import static io.icebreaker.web.ScanColumn.time;

import io.icebreaker.finding.MarketWords;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.scan.Momentum;
import io.icebreaker.scan.PriceAction;
import io.icebreaker.scan.TechnicalRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which columns each scan has, the first ones alike. Static; any thread. */
final class ScanColumns {
    private static final Momentum[] MOMENTA = Momentum.values();
    private static final PriceAction[] ACTIONS = PriceAction.values();
    private static final String PERCENT = "%";
    private static final String RUPEES = "Rs";
    private static final String SHARES = "units";

    private ScanColumns() {}

    /** What every list begins with, then some more. */
    static List<ScanColumn> with(ScanColumn... more) {
        List<ScanColumn> all = new ArrayList<>();
        all.add(price("ltp", "LTP", LTP));
        all.add(number("change_pct", "Chg%", PERCENT, row -> row.number(CHANGE_PCT_D)));
        all.add(number("volume", "Volume", SHARES, row -> row.word(VOLUME)));
        all.add(number("volume_ratio", "Vol×", "x", row -> row.number(VOLUME_RATIO_D)));
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    private static ScanColumn daily(String name, String title, Indicator indicator) {
        String unit = indicator.unit() == Indicator.Unit.RUPEES ? RUPEES : "";
        return number(name, title, unit, row -> row.daily(indicator));
    }

    /** As frozen, once the list is final. */
    static List<ScanColumn> btst() {
        return List.of(
                price("ltp", "Price", BTST_CLOSE),
                number("change_pct", "Chg%", PERCENT, row -> row.number(BTST_CHANGE_D)),
                number("volume_ratio", "Vol×", "x", row -> row.number(BTST_RATIO_D)),
                number("rsi", "RSI14", "", row -> row.number(BTST_RSI_D)),
                number("macd", "MACD", RUPEES, row -> row.number(BTST_MACD_D)),
                number("macd_signal", "Signal line", RUPEES, row -> row.number(BTST_SIGNAL_D)),
                price("support", "Support", SUPPORT),
                price("resistance", "Resistance", RESISTANCE),
                number("btst", "Score", "of 10", row -> tenths(row.word(SCORE_A))),
                number("score_b", "Variant B", "of 10", row -> tenths(row.word(SCORE_B))),
                time("time", "As of", BTST_TIME_NS));
    }

    private static double tenths(long tenths) {
        return tenths < 0 ? Double.NaN : tenths / 10.0;
    }

    static List<ScanColumn> breakout() {
        return with(
                time("time", "Broke out", BREAKOUT_TIME_NS),
                price("at", "At", BREAKOUT_PRICE),
                number("over", "Resistance", RUPEES, row -> row.number(BREAKOUT_OVER_D)),
                number(
                        "mean_volume",
                        "Mean vol",
                        SHARES,
                        row -> row.number(BREAKOUT_MEAN_VOLUME_D)),
                daily("ema8", "EMA8 1d", Indicator.EMA8),
                daily("ema13", "EMA13 1d", Indicator.EMA13),
                text("fresh", "Fresh", row -> row.word(BREAKOUT) == 2 ? "fresh" : "goes on"));
    }

    static List<ScanColumn> technical() {
        return with(
                text("interval", "Bars", row -> row.interval(TECHNICAL_INTERVAL)),
                text("signal", "Signal", row -> MOMENTA[(int) row.word(MOMENTUM)].label()),
                text("alert", "Alert", ScanColumns::alert),
                time("time", "Alerted", ALERT_TIME_NS),
                text("price_action", "Price action", ScanColumns::action),
                number("buy", "Buy", "", row -> row.word(BUY_TENTHS) / 10.0),
                number("sell", "Sell", "", row -> row.word(SELL_TENTHS) / 10.0),
                number("rsi", "RSI14", "", row -> row.number(TECHNICAL_RSI_D)),
                number("macd", "MACD", RUPEES, row -> row.number(TECHNICAL_MACD_D)),
                number("macd_signal", "Signal line", RUPEES, row -> row.number(TECHNICAL_SIGNAL_D)),
                number("sma20", "SMA20", RUPEES, row -> row.number(TECHNICAL_SMA20_D)),
                number("sma50", "SMA50", RUPEES, row -> row.number(TECHNICAL_SMA50_D)),
                number("bb_upper", "Band up", RUPEES, row -> row.number(TECHNICAL_UPPER_D)),
                number("bb_lower", "Band low", RUPEES, row -> row.number(TECHNICAL_LOWER_D)));
    }

    private static String alert(ScanRow row) {
        if (row.word(ALERT_TIME_NS) == 0) {
            return "";
        }
        String rule = TechnicalRule.of((int) row.word(ALERT_RULE)).name().replace('_', ' ');
        return (row.word(ALERT_SIDE) > 0 ? "BUY " : "SELL ") + rule.toLowerCase(Locale.ROOT);
    }

    private static String action(ScanRow row) {
        return ACTIONS[(int) row.word(PRICE_ACTION)].label();
    }

    static List<ScanColumn> ema() {
        return with(
                text("interval", "Bars", row -> row.interval(TECHNICAL_INTERVAL)),
                text("cross", "Cross", row -> row.word(CROSS_SIDE) > 0 ? "bullish" : "bearish"),
                time("time", "Crossed", CROSS_TIME_NS),
                number("ema8", "EMA8", RUPEES, row -> row.number(EMA8_D)),
                number("ema13", "EMA13", RUPEES, row -> row.number(EMA13_D)));
    }

    static List<ScanColumn> iceberg() {
        return with(
                number("events", "Today", "", row -> row.word(ICEBERGS)),
                time("time", "Last", ICEBERG_TIME_NS),
                text("side", "Book side", row -> row.word(ICEBERG_SIDE) > 0 ? "bid" : "ask"),
                price("at", "Level", ICEBERG_PRICE),
                number("iceberg_ratio", "Ratio", "x", row -> row.number(ICEBERG_RATIO_D)),
                number("hidden", "Hidden", PERCENT, row -> 100 * row.number(ICEBERG_HIDDEN_D)),
                number(
                        "iceberg_confidence",
                        "Conf.",
                        "of 100",
                        row -> row.word(ICEBERG_CONFIDENCE)));
    }

    static List<ScanColumn> oi() {
        return with(
                number("oi", "OI", SHARES, ScanRow::oi),
                number("doi", "ΔOI", SHARES, ScanRow::oiChange),
                number("oi_pct", "ΔOI %", PERCENT, ScanRow::oiPct),
                text("buildup", "Build-up", ScanColumns::buildUp));
    }

    private static String buildUp(ScanRow row) {
        return MarketWords.buildUp((int) row.word(BUILDUP));
    }

    static List<ScanColumn> imbalance() {
        return with(
                text("interval", "Bars", row -> row.interval(STACK_INTERVAL)),
                number("buy", "Buy zones", "", row -> row.word(STACKS_BUY)),
                number("sell", "Sell zones", "", row -> row.word(STACKS_SELL)),
                time("time", "Last", STACK_TIME_NS),
                text("side", "Side", row -> row.word(STACK_SIDE) > 0 ? "buy" : "sell"),
                price("zone_low", "From", STACK_LOW),
                price("zone_high", "To", STACK_HIGH),
                number("rows", "Rows", "", row -> row.word(STACK_ROWS)));
    }

    static List<ScanColumn> week52() {
        return with(
                price("high52", "52w high", HIGH_52),
                price("low52", "52w low", LOW_52),
                number("position", "In range", PERCENT, ScanColumns::position),
                text("new", "New", row -> NEW[(int) row.word(NEW_52)]),
                time("time", "Since", NEW_52_TIME_NS),
                number("sessions", "Sessions", "", row -> row.word(SESSIONS_52)),
                text("cut", "Cut", row -> row.word(CUT_52) == 1 ? "like a split" : ""));
    }

    private static final String[] NEW = {"", "high", "low", "high and low"};

    /** Where the price stands between the low, 0, and the high, 100. */
    private static double position(ScanRow row) {
        double low = row.price(LOW_52);
        return 100 * (row.price(LTP) - low) / (row.price(HIGH_52) - low);
    }

    static List<ScanColumn> fno() {
        return with(
                text("underlying", "Underlying", row -> row.instrument().underlying()),
                text("expiry", "Expiry", row -> String.valueOf(row.instrument().expiry())),
                price("spot", "Spot", SPOT),
                number("basis_pct", "Basis", PERCENT, row -> row.number(BASIS_PCT_D)),
                number("oi", "OI", SHARES, ScanRow::oi),
                number("doi", "ΔOI", SHARES, ScanRow::oiChange),
                number("oi_pct", "ΔOI %", PERCENT, ScanRow::oiPct),
                text("buildup", "Build-up", ScanColumns::buildUp),
                number("pcr", "PCR", "", row -> row.number(PCR_D)));
    }

    /** Whatever an identifier names, indicators of the daily series. */
    static List<ScanColumn> all() {
        return with(
                price("open", "Open", OPEN),
                price("high", "High", HIGH),
                price("low", "Low", LOW),
                price("close", "Close", LTP),
                number("vwap", "VWAP", RUPEES, row -> row.number(VWAP_D)),
                number("turnover", "Turnover", RUPEES, row -> row.number(TURNOVER_D)),
                number("delta_pct", "Delta%", PERCENT, row -> row.number(DELTA_PCT_D)),
                number("oi", "OI", SHARES, ScanRow::oi),
                number("doi", "ΔOI", SHARES, ScanRow::oiChange),
                number("oi_pct", "ΔOI %", PERCENT, ScanRow::oiPct),
                text("buildup", "Build-up", ScanColumns::buildUp),
                daily("avg_volume", "Avg vol 1d", Indicator.AVG_VOLUME20),
                daily("rsi", "RSI14 1d", Indicator.RSI14),
                daily("macd", "MACD 1d", Indicator.MACD),
                daily("macd_signal", "Signal line 1d", Indicator.MACDS),
                daily("macd_hist", "MACD hist 1d", Indicator.MACDH),
                daily("bb_upper", "Band up 1d", Indicator.BBU),
                daily("bb_mid", "Band mid 1d", Indicator.BBM),
                daily("bb_lower", "Band low 1d", Indicator.BBL),
                daily("stoch_k", "Stoch K 1d", Indicator.SLOWK),
                daily("stoch_d", "Stoch D 1d", Indicator.SLOWD),
                daily("adx", "ADX14 1d", Indicator.ADX14),
                daily("willr", "Will %R 1d", Indicator.WILLR14),
                daily("atr", "ATR14 1d", Indicator.ATR14),
                daily("mom", "Momentum 1d", Indicator.MOM10),
                daily("roc", "ROC10 1d", Indicator.ROC10),
                daily("supertrend", "Supertrend 1d", Indicator.SUPERTREND),
                daily("supertrend_dir", "Supertrend side", Indicator.ST_DIR),
                number("btst", "BTST", "of 10", row -> tenths(row.word(SCORE_A))),
                number("iceberg_ratio", "Iceberg", "x", row -> row.number(ICEBERG_RATIO_D)),
                number("stacked_buy", "Buy zones", "", row -> row.word(STACKS_BUY)),
                number("stacked_sell", "Sell zones", "", row -> row.word(STACKS_SELL)),
                number("pcr", "PCR", "", row -> row.number(PCR_D)));
    }
}
