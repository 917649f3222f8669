package io.icebreaker.backtest.report;

import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.backtest.run.WalkForward;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a walk-forward: its page, its windows and the sessions out of sample. */
public final class WalkForwardFiles {
    public static final String PAGE = "walkforward.html";

    private WalkForwardFiles() {}

    /** Contents by file name. */
    public static Map<String, String> of(
            BacktestTask base, WalkForward.Plan plan, WalkForward.Outcome outcome) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PAGE, WalkForwardPage.of(base, plan, outcome));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("kind", "walkforward");
        result.put("strategy", base.strategy());
        result.put("train", plan.train());
        result.put("test", plan.test());
        result.put("step", plan.step());
        result.put("anchored", plan.anchored());
        result.putAll(result(outcome));
        files.put(RunFiles.RESULT, Json.pretty(result));
        files.put(RunFiles.TASK, base.toJson());
        var days = new StringBuilder("date,net,gross,fills\n");
        for (DayResult day : outcome.days()) {
            days.append(day.date()).append(',').append(day.net().toPlainString()).append(',');
            days.append(day.gross().toPlainString()).append(',').append(day.fills()).append('\n');
        }
        files.put("days.csv", days.toString());
        return files;
    }

    /** Figures out of sample, then each window. */
    public static Map<String, Object> result(WalkForward.Outcome outcome) {
        Metrics metrics = outcome.metrics();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("windows", outcome.windows().size());
        map.put("parameterSetsTried", outcome.tried());
        map.put("flatWindows", outcome.flat());
        map.put("sessionsOutOfSample", outcome.days().size());
        map.put("daysLeftOver", outcome.unused());
        map.put("trades", metrics.trades());
        map.put("net", metrics.net());
        map.put("gross", metrics.gross());
        map.put("winRate", metrics.winRate());
        map.put("profitFactor", metrics.profitFactor());
        map.put("sharpe", metrics.sharpe());
        map.put("sortino", metrics.sortino());
        map.put("maxDrawdown", metrics.maxDrawdown());
        map.putAll(outcome.caveats().toMap());
        map.put("triesFailedInSample", outcome.failed());
        List<Object> windows = new ArrayList<>();
        for (WalkForward.Window window : outcome.windows()) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("trainFrom", window.trainFrom());
            each.put("trainTo", window.trainTo());
            each.put("testFrom", window.testFrom());
            each.put("testTo", window.testTo());
            each.put("chosen", window.chosen());
            each.put("sharpeInSample", window.inSample());
            each.put("tradesInSample", window.inSampleTrades());
            each.put("hash", window.hash());
            windows.add(each);
        }
        map.put("eachWindow", windows);
        return map;
    }
}
