package io.icebreaker.backtest.run;

import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.CostTable;
import io.icebreaker.backtest.Costs;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.Parameter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one task led to. The hash runs over what was asked, what data went in and all that came out; not over
 * run time, paths or the build, so that equal hashes mean equal results anywhere.
 *
 * @param task what was asked
 * @param parameters all of the strategy, defaults included
 * @param build of the engine that ran it
 * @param settings all of the analysis, as text
 * @param otherSettings days kept with other settings than the first one
 * @param data what went through
 * @param tape the analysis beside the account
 * @param seconds run time
 */
public record BacktestResult(
        BacktestTask task,
        Map<String, String> parameters,
        List<Parameter> declared,
        String build,
        String settings,
        List<String> otherSettings,
        RunData data,
        BacktestLedger ledger,
        Metrics metrics,
        RunTape tape,
        CostTable costs,
        String hash,
        double seconds) {

    private static final String FORM = "icebreaker backtest 1\n";

    static BacktestResult of(
            BacktestTask task,
            StrategyChoice choice,
            Pass pass,
            BacktestLedger ledger,
            CostTable costs,
            double seconds) {
        Metrics metrics = Metrics.of(ledger, task.capital());
        var unsigned =
                new BacktestResult(
                        task,
                        choice.parameters(),
                        choice.declared(),
                        pass.build(),
                        pass.settings().toText(),
                        pass.otherSettings(),
                        pass.data(),
                        ledger,
                        metrics,
                        pass.tape(),
                        costs,
                        "",
                        seconds);
        return unsigned.signed();
    }

    private BacktestResult signed() {
        var text = new RunText(this);
        Map<String, Object> head = new LinkedHashMap<>(task.choices());
        head.put("parameters", parameters);
        head.put("settings", settings);
        String all =
                FORM
                        + data.hash()
                        + Json.pretty(head)
                        + text.orders()
                        + text.fills()
                        + text.trades()
                        + text.equity()
                        + text.days()
                        + Json.pretty(metricsMap());
        return new BacktestResult(
                task,
                parameters,
                declared,
                build,
                settings,
                otherSettings,
                data,
                ledger,
                metrics,
                tape,
                costs,
                sha256(all),
                seconds);
    }

    static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Of settings, parameters, rules and capital: equal hashes, equal choices. */
    public String configHash() {
        Map<String, Object> head = new LinkedHashMap<>(task.choices());
        head.put("parameters", parameters);
        head.put("settings", settings);
        return sha256(Json.pretty(head));
    }

    /** The figures by name, in order. */
    public Map<String, Object> metricsMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sessions", metrics.sessions());
        map.put("trades", metrics.trades());
        map.put("wins", metrics.wins());
        map.put("losses", metrics.losses());
        map.put("winRate", metrics.winRate());
        map.put("profitFactor", metrics.profitFactor());
        map.put("expectancy", metrics.expectancy());
        map.put("payoff", metrics.payoff());
        map.put("gross", metrics.gross());
        map.put("costs", metrics.costs().total());
        map.put("costsByItem", items(metrics.costs()));
        map.put("net", metrics.net());
        map.put("maxDrawdown", metrics.maxDrawdown());
        map.put("maxDrawdownPct", metrics.maxDrawdownPct());
        map.put("exposure", metrics.exposure());
        map.put("sharpe", metrics.sharpe());
        map.put("sortino", metrics.sortino());
        map.put("returnPct", metrics.returnPct());
        map.put("peakNotional", metrics.peakNotional());
        return map;
    }

    /** Costs by item, in the order of a contract note. */
    static Map<String, Object> items(Costs costs) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("brokerage", costs.brokerage());
        map.put("sttOrCtt", costs.tax());
        map.put("transaction", costs.transaction());
        map.put("ipft", costs.ipft());
        map.put("sebi", costs.sebi());
        map.put("gst", costs.gst());
        map.put("stamp", costs.stamp());
        return map;
    }

    /** What result.json says; without the run time, which no second run repeats. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hash", hash);
        map.put("configHash", configHash());
        map.put("dataHash", data.hash());
        map.put("build", build);
        map.put("recordedBy", data.recordedBy());
        map.put("days", data.days().stream().map(RunData.Day::name).toList());
        map.put("ticks", data.ticks());
        map.put("events", data.events());
        map.putAll(task.choices());
        map.put("parameters", parameters);
        map.putAll(Caveats.of(this).toMap());
        map.put("orders", ledger.orders().size());
        map.put("fills", ledger.fills().size());
        map.put("metrics", metricsMap());
        return map;
    }
}
