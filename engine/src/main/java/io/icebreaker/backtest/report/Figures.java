package io.icebreaker.backtest.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** A run's figures by the names they have in result.json, as a page shows them. */
final class Figures {
    private static final Map<String, String> NAMES = new TreeMap<>();

    static {
        NAMES.put("hash", "result hash");
        NAMES.put("dataHash", "data hash");
        NAMES.put("configHash", "config hash");
        NAMES.put("build", "engine build");
        NAMES.put("model", "fill model");
        NAMES.put("latencyMs", "latency, ms");
        NAMES.put("slippageTicks", "slippage, ticks");
        NAMES.put("winRate", "won");
        NAMES.put("profitFactor", "profit factor");
        NAMES.put("expectancy", "a trade");
        NAMES.put("maxDrawdown", "max drawdown");
        NAMES.put("maxDrawdownPct", "drawdown of the peak, %");
        NAMES.put("exposure", "time in market");
        NAMES.put("sharpe", "Sharpe");
        NAMES.put("sortino", "Sortino");
        NAMES.put("returnPct", "return, %");
        NAMES.put("peakNotional", "peak notional");
    }

    private Figures() {}

    static String name(String key) {
        return NAMES.getOrDefault(key, key);
    }

    /** Money in rupees, shares in percent, ratios with two places, counts grouped; text as it is. */
    static String text(String key, Object value) {
        if (!(value instanceof Number number)) {
            return value instanceof Map<?, ?> map ? parameters(map) : ComparePage.text(key, value);
        }
        return switch (key) {
            case "capital", "expectancy", "gross", "costs", "net", "maxDrawdown", "peakNotional" ->
                    Html.rupees(new BigDecimal(number.toString()));
            case "winRate", "exposure" -> Html.percent(number.doubleValue());
            case "profitFactor", "payoff", "sharpe", "sortino", "maxDrawdownPct", "returnPct" ->
                    Html.number(number.doubleValue(), 2);
            case "ticks", "events", "trades" -> Html.grouped(Long.toString(number.longValue()));
            default -> ComparePage.text(key, value);
        };
    }

    private static String parameters(Map<?, ?> values) {
        var text = new StringBuilder();
        values.forEach(
                (name, value) ->
                        text.append(text.length() == 0 ? "" : " · ")
                                .append(name)
                                .append(" = ")
                                .append(value));
        return text.toString();
    }
}
