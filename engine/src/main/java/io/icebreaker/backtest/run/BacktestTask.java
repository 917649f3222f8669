package io.icebreaker.backtest.run;

import io.icebreaker.backtest.FillModel;
import io.icebreaker.backtest.FillRules;
import io.icebreaker.backtest.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything one run depends on. As JSON it can be carried out by any process that sees the same journals:
 * the result and its hash are the same.
 *
 * @param journals directories of a day each, or of many days
 * @param strategy by name
 * @param parameters of the strategy, those that differ from its defaults
 * @param product of its equity orders
 * @param rules latency, fill model, slippage
 * @param gstOnIpft whether the investor protection fee is taxed
 * @param capital rupees, null when none is given
 * @param settings of the analysis in place of those kept with the first journal
 * @param plugins directories with jars of strategies
 */
public record BacktestTask(
        List<String> journals,
        String strategy,
        Map<String, String> parameters,
        Product product,
        FillRules rules,
        boolean gstOnIpft,
        BigDecimal capital,
        Map<String, String> settings,
        List<String> plugins) {

    public BacktestTask {
        journals = List.copyOf(journals);
        parameters = new TreeMap<>(parameters);
        settings = new TreeMap<>(settings);
        plugins = List.copyOf(plugins);
        if (journals.isEmpty()) {
            throw new IllegalArgumentException("journals: at least one directory is needed");
        }
        if (strategy == null || strategy.isBlank()) {
            throw new IllegalArgumentException("strategy: a name is needed");
        }
        if (capital != null && capital.signum() <= 0) {
            throw new IllegalArgumentException("capital must be above 0, was " + capital);
        }
    }

    /** The same with other parameters over these. */
    public BacktestTask with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.putAll(more);
        return new BacktestTask(
                journals, strategy, all, product, rules, gstOnIpft, capital, settings, plugins);
    }

    /** The same over other journals. */
    public BacktestTask over(List<String> others) {
        return new BacktestTask(
                others,
                strategy,
                parameters,
                product,
                rules,
                gstOnIpft,
                capital,
                settings,
                plugins);
    }

    /** Whether one replay can feed both: they differ in what the strategy does only. */
    boolean sharesReplayWith(BacktestTask other) {
        return journals.equals(other.journals) && settings.equals(other.settings);
    }

    /** What it asks for besides where the data lies: part of the result's identity. */
    Map<String, Object> choices() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("strategy", strategy);
        map.put("parameters", parameters);
        map.put("product", product);
        map.put("model", rules.model());
        map.put("latencyMs", rules.latencyMs());
        map.put("slippageTicks", rules.slippageTicks());
        map.put("cancelShare", rules.cancelShare());
        if (rules.maxQuoteAgeMs() > 0) { // tasks without the rule keep their identity
            map.put("maxQuoteAgeMs", rules.maxQuoteAgeMs());
        }
        map.put("gstOnIpft", gstOnIpft);
        map.put("capital", capital);
        map.put("settings", settings);
        return map;
    }

    public String toJson() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("journals", journals);
        map.putAll(choices());
        map.put("plugins", plugins);
        return Json.pretty(map);
    }

    /**
     * Reads what {@link #toJson} wrote; what is left out has its default.
     *
     * @throws IllegalArgumentException naming the key
     */
    public static BacktestTask parse(String text) {
        Map<String, Object> map = Json.parse(text);
        var known =
                List.of(
                        "journals",
                        "strategy",
                        "parameters",
                        "product",
                        "model",
                        "latencyMs",
                        "slippageTicks",
                        "cancelShare",
                        "maxQuoteAgeMs",
                        "gstOnIpft",
                        "capital",
                        "settings",
                        "plugins");
        for (String key : map.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        key + ": not a key of a task; keys are " + known);
            }
        }
        FillRules usual = FillRules.DEFAULT;
        return new BacktestTask(
                texts(map.get("journals"), "journals"),
                (String) map.get("strategy"),
                values(map.get("parameters"), "parameters"),
                choice(Product.class, map.get("product"), Product.INTRADAY, "product"),
                new FillRules(
                        choice(FillModel.class, map.get("model"), usual.model(), "model"),
                        whole(map.get("latencyMs"), usual.latencyMs(), "latencyMs"),
                        (int) whole(map.get("slippageTicks"), 0, "slippageTicks"),
                        number(map.get("cancelShare"), "cancelShare"),
                        whole(map.get("maxQuoteAgeMs"), 0, "maxQuoteAgeMs")),
                map.get("gstOnIpft") == null || Boolean.TRUE.equals(map.get("gstOnIpft")),
                map.get("capital") == null ? null : new BigDecimal(map.get("capital").toString()),
                values(map.get("settings"), "settings"),
                texts(map.get("plugins"), "plugins"));
    }

    private static List<String> texts(Object value, String key) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(each -> texts.add(each.toString()));
        } else if (value != null) {
            throw new IllegalArgumentException(key + ": must be a list");
        }
        return texts;
    }

    private static Map<String, String> values(Object value, String key) {
        Map<String, String> values = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> values.put(name.toString(), String.valueOf(each)));
        } else if (value != null) {
            throw new IllegalArgumentException(key + ": must be an object");
        }
        return values;
    }

    private static <T extends Enum<T>> T choice(Class<T> type, Object value, T usual, String key) {
        if (value == null) {
            return usual;
        }
        try {
            return Enum.valueOf(type, value.toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + ": must be one of " + List.of(type.getEnumConstants()) + ", was " + value,
                    e);
        }
    }

    private static long whole(Object value, long usual, String key) {
        if (value == null || value instanceof Long) {
            return value == null ? usual : (Long) value;
        }
        throw new IllegalArgumentException(key + ": must be a whole number, was " + value);
    }

    private static double number(Object value, String key) {
        if (value == null || value instanceof Number) {
            return value == null ? 0 : ((Number) value).doubleValue();
        }
        throw new IllegalArgumentException(key + ": must be a number, was " + value);
    }
}
