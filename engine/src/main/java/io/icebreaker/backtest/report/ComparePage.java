package io.icebreaker.backtest.report;

import io.icebreaker.backtest.run.Caveats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Up to four runs side by side: what was asked, what came out, and their equity in one picture. */
public final class ComparePage {
    public static final int MOST_RUNS = 4;

    private static final String[] COLOURS = {
        "var(--net)", "var(--up)", "var(--hatch)", "var(--down)"
    };
    private static final int WIDTH = 1_120;
    private static final int HEIGHT = 280;

    /**
     * A finished run.
     *
     * @param name of its directory
     * @param result what its result.json says
     * @param dayEnds equity at the end of each day, rupees
     */
    public record Run(String name, Map<String, Object> result, double[] dayEnds) {}

    private ComparePage() {}

    /** Rows of the table by name; the cell is null where a run has no such thing. */
    public static Map<String, List<Object>> rows(List<Run> runs) {
        Map<String, List<Object>> rows = new LinkedHashMap<>();
        for (String key :
                List.of(
                        "hash",
                        "dataHash",
                        "configHash",
                        "build",
                        "strategy",
                        "parameters",
                        "model",
                        "latencyMs",
                        "slippageTicks",
                        "capital",
                        "ticks",
                        "gaps")) {
            rows.put(key, new ArrayList<>());
            runs.forEach(run -> rows.get(key).add(run.result().get(key)));
        }
        for (Run run : runs) {
            metrics(run).keySet().forEach(key -> rows.putIfAbsent(key, new ArrayList<>()));
        }
        for (Map.Entry<String, List<Object>> row : rows.entrySet()) {
            if (row.getValue().isEmpty()) {
                runs.forEach(run -> row.getValue().add(metrics(run).get(row.getKey())));
            }
        }
        return rows;
    }

    private static Map<String, Object> metrics(Run run) {
        Map<String, Object> found = new LinkedHashMap<>();
        if (run.result().get("metrics") instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        if (!(value instanceof Map)) {
                            found.put(key.toString(), value);
                        }
                    });
        }
        return found;
    }

    /** One self-contained file. */
    public static String of(List<Run> runs) {
        var html = new StringBuilder("<h1>Runs side by side</h1>\n");
        boolean sameData =
                runs.stream().map(run -> run.result().get("dataHash")).distinct().count() == 1;
        if (!sameData) {
            html.append("<div class=\"warn\"><p>The runs went over different data: their data");
            html.append(" hashes differ.</p></div>\n");
        }
        var warnings = new Warnings(null);
        runs.forEach(run -> warnings.add(run.name() + ": ", Caveats.parse(run.result())));
        html.append(warnings);
        html.append("<h2>Net equity at the end of each day</h2><div class=\"panel\">");
        html.append(equity(runs))
                .append("</div>\n<h2>Figures</h2><div class=\"panel\"><table><tr>");
        html.append("<th></th>");
        for (int i = 0; i < runs.size(); i++) {
            html.append("<th style=\"color:").append(COLOURS[i]).append("\">■ ");
            html.append(Html.escaped(runs.get(i).name())).append("</th>");
        }
        html.append("</tr>\n");
        rows(runs).forEach((name, cells) -> row(html, name, cells));
        html.append("</table></div>\n");
        return Html.page("Runs side by side", html.toString());
    }

    private static void row(StringBuilder html, String name, List<Object> cells) {
        boolean differs = cells.stream().distinct().count() > 1;
        html.append("<tr><td>").append(Html.escaped(Figures.name(name))).append("</td>");
        for (Object cell : cells) {
            html.append("<td style=\"white-space:normal\"");
            html.append(differs ? ">" : " class=\"dim\">");
            html.append(Html.escaped(Figures.text(name, cell)));
            html.append("</td>");
        }
        html.append("</tr>\n");
    }

    /** As a person reads it: hashes cut, long decimals rounded. */
    public static String text(String name, Object value) {
        if (value == null) {
            return "–";
        }
        if (name.endsWith("ash") && value.toString().length() > 16) {
            return value.toString().substring(0, 16);
        }
        return value instanceof BigDecimal decimal && decimal.scale() > 4
                ? decimal.setScale(4, java.math.RoundingMode.HALF_UP).toPlainString()
                : value.toString();
    }

    private static String equity(List<Run> runs) {
        double low = 0;
        double high = 0;
        for (Run run : runs) {
            for (double value : run.dayEnds()) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        Plot plot = new Plot(WIDTH, HEIGHT, low, high).axis(true);
        plot.line(Plot.LEFT, plot.y(0), plot.x(1), plot.y(0), "var(--dim)", 1);
        for (int i = 0; i < runs.size(); i++) {
            double[] ends = runs.get(i).dayEnds();
            var shares = new double[ends.length + 1];
            var values = new double[ends.length + 1];
            for (int day = 0; day < ends.length; day++) {
                shares[day + 1] = (day + 1.0) / ends.length;
                values[day + 1] = ends[day];
            }
            plot.path(shares, values, COLOURS[i], 1.8);
        }
        return plot.toString();
    }
}
