package io.icebreaker.backtest.report;

import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Grid;
import io.icebreaker.backtest.run.SweepCell;
import io.icebreaker.backtest.run.SweepFindings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sweep's grid as a map of one metric: rows are the first parameter, columns the second, further ones
 * make a map each. Beside the best cell stands what its neighbours do.
 */
public final class SweepPage {
    private static final int MOST_ROWS = 500;

    private final BacktestTask base;
    private final Grid grid;
    private final List<SweepCell> cells;
    private final String metric;
    private final SweepFindings findings;
    private final List<String> names;
    private final StringBuilder html = new StringBuilder();
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;

    private SweepPage(BacktestTask base, Grid grid, List<SweepCell> cells, String metric) {
        this.base = base;
        this.grid = grid;
        this.cells = cells;
        this.metric = metric;
        findings = SweepFindings.of(grid, cells, metric);
        names = List.copyOf(grid.axes().keySet());
        for (SweepCell cell : cells) {
            double score = cell.score(metric);
            if (!Double.isNaN(score)) {
                low = Math.min(low, score);
                high = Math.max(high, score);
            }
        }
    }

    /** One self-contained file; equal cells, equal bytes. */
    public static String of(BacktestTask base, Grid grid, List<SweepCell> cells, String metric) {
        return new SweepPage(base, grid, cells, metric).build();
    }

    private String build() {
        html.append("<h1>Sweep: ").append(Html.escaped(base.strategy())).append("</h1>\n<p>");
        html.append(cells.size()).append(" cells · ").append(Html.escaped(metric)).append(" · ");
        html.append(Html.grouped(Long.toString(ticks()))).append(" ticks each</p>\n");
        warnings();
        verdict();
        maps();
        table();
        html.append("<h2>What all cells share</h2><div class=\"panel\"><pre><code>");
        html.append(Html.escaped(base.over(List.of("(journals)")).toJson()));
        html.append("</code></pre></div>\n");
        return Html.page("Sweep " + base.strategy(), html.toString());
    }

    private long ticks() {
        return cells.stream().mapToLong(SweepCell::ticks).max().orElse(0);
    }

    private void warnings() {
        var warnings = new Warnings(base.rules()).add("", SweepFindings.caveats(cells));
        long failed = cells.stream().filter(SweepCell::hasFailed).count();
        if (failed > 0) {
            warnings.say(
                    "In "
                            + failed
                            + " cells the strategy threw: they have no figure to be judged by.");
        }
        html.append(warnings);
    }

    private void verdict() {
        if (findings.best() == null) {
            html.append("<div class=\"warn\"><p>No cell has a value for ").append(metric);
            html.append(": ratios need trades, and of days at least two. Sweep over more days, or");
            html.append(" choose another --metric, such as net.</p></div>\n");
            return;
        }
        html.append("<div class=\"cards\">\n");
        html.append(Html.card("best " + metric, text(findings.bestScore()), 0));
        html.append(Html.card("its neighbours' mean", text(findings.neighbourMean()), 0));
        html.append(Html.card("trades of the best", Integer.toString(findings.best().trades()), 0));
        html.append("</div>\n<p>Best: <code>");
        html.append(Html.escaped(findings.best().parameters())).append("</code></p>\n");
        if (findings.isLonePeak()) {
            html.append(
                    "<div class=\"warn\"><p><b>A lone peak.</b> The best cell stands far above");
            html.append(" all its neighbours: a small change of its parameters loses the result,");
            html.append(" which is what luck looks like.</p></div>\n");
        }
        html.append("<p class=\"dim\">The best of ").append(cells.size());
        html.append(" tries looks better than it is. Judge it on days it has not seen:");
        html.append(" <code>backtest walkforward</code>.</p>\n");
    }

    private String text(double score) {
        return metric.equals("net") || metric.equals("expectancy") || metric.equals("maxDrawdown")
                ? Html.rupees(Double.isNaN(score) ? null : Double.valueOf(score))
                : Html.number(score, 2);
    }

    /** One map for each combination of the parameters behind the second. */
    private void maps() {
        html.append("<div class=\"maps\">\n");
        List<String> done = new ArrayList<>();
        for (SweepCell cell : cells) {
            String rest = rest(cell);
            if (!done.contains(rest)) {
                done.add(rest);
                html.append("<div><h2>").append(Html.escaped(names.get(0)));
                html.append(names.size() > 1 ? " × " + Html.escaped(names.get(1)) : "");
                html.append(rest.isEmpty() ? "" : " <small>" + Html.escaped(rest) + "</small>");
                html.append("</h2><div class=\"panel\">");
                map(rest);
                html.append("</div></div>\n");
            }
        }
        html.append("</div>\n");
    }

    private String rest(SweepCell cell) {
        var text = new StringBuilder();
        for (int i = 2; i < names.size(); i++) {
            text.append(i == 2 ? "" : ", ").append(names.get(i)).append(" = ");
            text.append(cell.parameters().get(names.get(i)));
        }
        return text.toString();
    }

    private void map(String rest) {
        List<String> rows = grid.axes().get(names.get(0));
        List<String> columns = names.size() > 1 ? grid.axes().get(names.get(1)) : List.of("");
        html.append("<table class=\"heat\"><tr><th>").append(Html.escaped(names.get(0)));
        html.append(names.size() > 1 ? " \\ " + Html.escaped(names.get(1)) : "").append("</th>");
        columns.forEach(column -> html.append("<th>").append(Html.escaped(column)).append("</th>"));
        html.append("</tr>\n");
        for (String row : rows) {
            html.append("<tr><th>").append(Html.escaped(row)).append("</th>");
            for (String column : columns) {
                cell(find(row, column, rest));
            }
            html.append("</tr>\n");
        }
        html.append("</table>");
    }

    private SweepCell find(String row, String column, String rest) {
        for (SweepCell cell : cells) {
            Map<String, String> values = cell.parameters();
            boolean fits = values.get(names.get(0)).equals(row) && rest(cell).equals(rest);
            fits &= names.size() == 1 || values.get(names.get(1)).equals(column);
            if (fits) {
                return cell;
            }
        }
        throw new IllegalStateException("no cell at " + row + ", " + column);
    }

    private void cell(SweepCell cell) {
        double score = cell.score(metric);
        if (Double.isNaN(score)) {
            String why = why(cell);
            html.append("<td class=\"none\" title=\"")
                    .append(Html.escaped(why))
                    .append("\">–</td>");
            return;
        }
        boolean isBest = cell == findings.best();
        html.append("<td").append(isBest ? " class=\"best\"" : "").append(" style=\"background:");
        html.append(colour(score)).append("\" title=\"");
        html.append(Html.escaped(cell.parameters())).append(", neighbours ");
        html.append(text(SweepFindings.stability(grid, cells, cell.index(), metric)));
        html.append("\">").append(text(score)).append("<small>");
        html.append(cell.trades()).append(" trades</small></td>");
    }

    private static String why(SweepCell cell) {
        if (cell.hasFailed()) {
            return "the strategy threw on " + cell.caveats().failures() + " events";
        }
        return cell.refused() == null ? "too few days or trades" : cell.refused();
    }

    /** Red below zero, green above, the stronger the farther; mixed into whatever the page's ground is. */
    private String colour(double score) {
        double most = Math.max(1e-12, Math.max(Math.abs(low), Math.abs(high)));
        double share = Math.min(1, Math.abs(score) / most);
        return String.format(
                Locale.ROOT,
                "color-mix(in srgb, var(--%s) %.0f%%, var(--panel))",
                score < 0 ? "down" : "up",
                8 + 62 * share);
    }

    private void table() {
        html.append("<h2>Cells <small>best first; each one's hash is that of its task carried out");
        html.append(" alone</small></h2><div class=\"panel\"><table><tr><th>#</th>");
        names.forEach(name -> html.append("<th>").append(Html.escaped(name)).append("</th>"));
        html.append("<th>").append(Html.escaped(metric)).append("</th><th>neighbours</th>");
        html.append(
                "<th>trades</th><th>net</th><th>max drawdown</th><th class=\"l\">hash</th></tr>\n");
        cells.stream()
                .sorted(
                        (a, b) -> {
                            double one = a.score(metric);
                            double other = b.score(metric);
                            int nan = Boolean.compare(Double.isNaN(one), Double.isNaN(other));
                            int order = nan != 0 ? nan : Double.compare(other, one);
                            return order != 0 ? order : Integer.compare(a.index(), b.index());
                        })
                .limit(MOST_ROWS)
                .forEach(this::row);
        html.append("</table></div>\n");
    }

    private void row(SweepCell cell) {
        html.append("<tr><td>").append(cell.index() + 1).append("</td>");
        names.forEach(
                name ->
                        html.append("<td>")
                                .append(Html.escaped(cell.parameters().get(name)))
                                .append("</td>"));
        if (cell.metrics() == null) {
            html.append("<td class=\"l\" colspan=\"6\">").append(Html.escaped(cell.refused()));
            html.append("</td></tr>\n");
            return;
        }
        html.append("<td>").append(text(cell.score(metric))).append("</td><td>");
        html.append(text(SweepFindings.stability(grid, cells, cell.index(), metric)));
        html.append("</td><td>").append(cell.trades()).append("</td>");
        html.append(Html.cell((BigDecimal) cell.metrics().get("net"))).append("<td>");
        html.append(Html.rupees((BigDecimal) cell.metrics().get("maxDrawdown"))).append("</td>");
        html.append("<td class=\"l\"><code>").append(cell.hash(), 0, 16);
        html.append("</code></td></tr>\n");
    }
}
