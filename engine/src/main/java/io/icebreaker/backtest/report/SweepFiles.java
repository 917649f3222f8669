package io.icebreaker.backtest.report;

import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Grid;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.backtest.run.SweepCell;
import io.icebreaker.backtest.run.SweepFindings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a sweep: its map, a row a cell, and each cell's task. */
public final class SweepFiles {
    public static final String PAGE = "sweep.html";

    private static final List<String> FIGURES =
            List.of(
                    "trades",
                    "winRate",
                    "profitFactor",
                    "expectancy",
                    "payoff",
                    "gross",
                    "costs",
                    "net",
                    "maxDrawdown",
                    "maxDrawdownPct",
                    "exposure",
                    "sharpe",
                    "sortino",
                    "returnPct",
                    "peakNotional");

    private SweepFiles() {}

    /** Contents by file name. */
    public static Map<String, String> of(
            BacktestTask base, Grid grid, List<SweepCell> cells, String metric) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PAGE, SweepPage.of(base, grid, cells, metric));
        files.put("cells.csv", csv(grid, cells));
        files.put(RunFiles.RESULT, Json.pretty(result(base, grid, cells, metric)));
        for (SweepCell cell : cells) {
            files.put(
                    "task-" + (cell.index() + 1) + ".json", base.with(cell.parameters()).toJson());
        }
        return files;
    }

    private static String csv(Grid grid, List<SweepCell> cells) {
        List<String> head = new ArrayList<>(List.of("cell"));
        head.addAll(grid.axes().keySet());
        head.addAll(FIGURES);
        head.addAll(List.of("hash", "refused", "strategyFailures"));
        var text = new StringBuilder(String.join(",", head)).append('\n');
        for (SweepCell cell : cells) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(cell.index() + 1)));
            grid.axes().keySet().forEach(name -> row.add(cell.parameters().get(name)));
            FIGURES.forEach(name -> row.add(figure(cell, name)));
            row.add(cell.hash() == null ? "" : cell.hash());
            row.add(cell.refused() == null ? "" : '"' + cell.refused().replace('"', '\'') + '"');
            row.add(cell.caveats() == null ? "" : Long.toString(cell.caveats().failures()));
            text.append(String.join(",", row)).append('\n');
        }
        return text.toString();
    }

    private static String figure(SweepCell cell, String name) {
        Object value = cell.metrics() == null ? null : cell.metrics().get(name);
        return value == null
                ? ""
                : value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static Map<String, Object> result(
            BacktestTask base, Grid grid, List<SweepCell> cells, String metric) {
        SweepFindings findings = SweepFindings.of(grid, cells, metric);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", "sweep");
        map.put("strategy", base.strategy());
        map.put("grid", grid.axes());
        map.put("metric", metric);
        map.put("cells", cells.size());
        map.put("best", findings.best() == null ? null : findings.best().parameters());
        map.put("bestScore", findings.best() == null ? null : findings.bestScore());
        map.put("lonePeak", findings.isLonePeak());
        map.putAll(SweepFindings.caveats(cells).toMap());
        map.put("cellsFailed", cells.stream().filter(SweepCell::hasFailed).count());
        map.put("hash", hash(cells));
        return map;
    }

    /** Over the hashes of all cells, in order. */
    public static String hash(List<SweepCell> cells) {
        try {
            MessageDigest all = MessageDigest.getInstance("SHA-256");
            for (SweepCell cell : cells) {
                all.update(String.valueOf(cell.hash()).getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(all.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
