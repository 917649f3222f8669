package io.icebreaker.backtest.report;

import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.WalkForward;
import java.math.BigDecimal;
import java.util.List;

/** The page of a walk-forward: in the headline only days that no parameter was chosen on. */
public final class WalkForwardPage {
    private static final int WIDTH = 1_120;
    private static final int HEIGHT = 240;

    private WalkForwardPage() {}

    /** One self-contained file. */
    public static String of(BacktestTask base, WalkForward.Plan plan, WalkForward.Outcome outcome) {
        Metrics metrics = outcome.metrics();
        var html = new StringBuilder("<h1>Walk-forward: ").append(Html.escaped(base.strategy()));
        html.append("</h1>\n<p>in sample ")
                .append(plan.train())
                .append(" sessions, out of sample ");
        html.append(plan.test()).append(", step ").append(plan.step());
        html.append(plan.anchored() ? ", anchored" : ", rolling").append(" · ");
        html.append(outcome.windows().size()).append(" windows · ").append(outcome.tried());
        html.append(" parameter sets tried in each</p>\n").append(warnings(base, outcome));
        html.append("<div class=\"cards\">\n");
        html.append(Html.card("net", Html.rupees(metrics.net()), metrics.net().signum()));
        html.append(Html.card("gross", Html.rupees(metrics.gross()), 0));
        html.append(Html.card("trades", Integer.toString(metrics.trades()), 0));
        html.append(Html.card("won", Html.percent(metrics.winRate()), 0));
        html.append(Html.card("profit factor", Html.number(metrics.profitFactor(), 2), 0));
        html.append(Html.card("max drawdown", Html.rupees(metrics.maxDrawdown()), 0));
        html.append(Html.card("Sharpe", Html.number(metrics.sharpe(), 2), 0));
        html.append(Html.card("Sortino", Html.number(metrics.sortino(), 2), 0));
        html.append("</div>\n<h2>Net equity, out of sample</h2><div class=\"panel\">");
        html.append(equity(outcome.days())).append("</div>\n<h2>Windows</h2><div class=\"panel\">");
        html.append("<table><tr><th>in sample</th><th class=\"l\">out of sample</th>");
        html.append("<th class=\"l\">chosen</th><th>Sharpe in</th><th>trades in</th>");
        html.append("<th>Sharpe out</th><th>net out</th><th class=\"l\">hash</th></tr>\n");
        outcome.windows().forEach(window -> row(html, window));
        html.append("</table></div>\n");
        return Html.page("Walk-forward " + base.strategy(), html.toString());
    }

    private static Warnings warnings(BacktestTask base, WalkForward.Outcome outcome) {
        var warnings = new Warnings(base.rules());
        warnings.say(
                "All figures are of the "
                        + outcome.days().size()
                        + " out-of-sample sessions strung together."
                        + (outcome.flat() > 0 ? " Flat windows: " + outcome.flat() + "." : "")
                        + (outcome.unused() > 0
                                ? " Days left over: " + outcome.unused() + "."
                                : ""));
        if (outcome.failed() > 0) {
            warnings.say(outcome.failed() + " tries in sample threw: none of them was chosen.");
        }
        return warnings.add("", outcome.caveats());
    }

    private static void row(StringBuilder html, WalkForward.Window window) {
        html.append("<tr><td>").append(Html.escaped(window.trainFrom())).append(" – ");
        html.append(Html.escaped(window.trainTo())).append("</td><td class=\"l\">");
        html.append(Html.escaped(window.testFrom())).append(" – ");
        html.append(Html.escaped(window.testTo())).append("</td>");
        if (window.chosen() == null) {
            html.append("<td class=\"l dim\" colspan=\"6\">flat: no set had ");
            html.append(WalkForward.LEAST_TRADES).append(" trades in sample</td></tr>\n");
            return;
        }
        html.append("<td class=\"l\"><code>").append(Html.escaped(window.chosen()));
        html.append("</code></td><td>").append(Html.number(window.inSample(), 2));
        html.append("</td><td>").append(window.inSampleTrades()).append("</td><td>");
        html.append(Html.number((Double) window.outOfSample().get("sharpe"), 2)).append("</td>");
        html.append(Html.cell((BigDecimal) window.outOfSample().get("net")));
        html.append("<td class=\"l\"><code>").append(window.hash(), 0, 16);
        html.append("</code></td></tr>\n");
    }

    private static String equity(List<DayResult> days) {
        var shares = new double[days.size() + 1];
        var values = new double[days.size() + 1];
        double low = 0;
        double high = 0;
        for (int i = 0; i < days.size(); i++) {
            shares[i + 1] = (i + 1.0) / days.size();
            values[i + 1] = values[i] + days.get(i).net().doubleValue();
            low = Math.min(low, values[i + 1]);
            high = Math.max(high, values[i + 1]);
        }
        Plot plot = new Plot(WIDTH, HEIGHT, low, high).axis(true);
        plot.line(Plot.LEFT, plot.y(0), plot.x(1), plot.y(0), "var(--dim)", 1);
        return plot.path(shares, values, "var(--net)", 1.8).toString();
    }
}
