package io.icebreaker.backtest.report;

import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.Order;
import io.icebreaker.backtest.Trade;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.BacktestTask;
import io.icebreaker.backtest.run.Caveats;
import io.icebreaker.backtest.run.RunData;
import io.icebreaker.backtest.run.RunTape;
import io.icebreaker.calendar.SessionCalendar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The page of one run: would it have worked, and is that answer trustworthy? */
public final class Report {
    private static final int MOST_TRADES = 300;
    private static final String HATCHED = "Gaps are hatched in the charts.";

    private final BacktestResult result;
    private final BacktestTask task;
    private final Metrics metrics;
    private final List<Trade> trades;
    private final StringBuilder html = new StringBuilder();

    private Report(BacktestResult result) {
        this.result = result;
        task = result.task();
        metrics = result.metrics();
        trades = result.ledger().trades();
    }

    /** One self-contained file; two runs of one task differ in the run time's line alone. */
    public static String of(BacktestResult result) {
        return new Report(result).build();
    }

    private String build() {
        header();
        cards();
        equity();
        html.append("<div class=\"two\"><div><h2>Gross to net</h2><div class=\"panel\">");
        html.append(MoneyCharts.waterfall(metrics)).append("</div></div>");
        html.append("<div><h2>Trades by result</h2><div class=\"panel\">");
        html.append(MoneyCharts.distribution(trades)).append("</div></div></div>\n");
        html.append("<h2>Months</h2><div class=\"panel\">");
        html.append(MoneyCharts.months(result.ledger().days(), task.capital()));
        html.append("</div>\n");
        groups();
        html.append("<h2>Trades on bars</h2><p class=\"dim\">One-minute bars of the ");
        html.append(TradeCharts.INSTRUMENTS).append(" most traded instruments.");
        html.append(" The line runs from the entry, in blue, to the exit.</p>\n");
        html.append(new TradeCharts(result).html());
        dayTable();
        tradeTable();
        about();
        return Html.page("Backtest " + task.strategy(), html.toString());
    }

    // ---- what is to be known first

    private void header() {
        List<RunData.Day> days = result.data().days();
        html.append("<h1>Backtest: ").append(Html.escaped(task.strategy())).append("</h1>\n<p>");
        html.append(Html.escaped(span(days))).append(" · ");
        html.append(Html.count(days.size(), "recording")).append(" · ");
        html.append(Html.count(metrics.sessions(), "session")).append(" · ");
        html.append(Html.count(result.data().ticks(), "tick"));
        Caveats caveats = Caveats.of(result);
        html.append(" · ").append(Warnings.gaps(caveats)).append("</p>\n<p class=\"dim\">");
        html.append(Html.escaped(parameters())).append("</p>\n");
        var warnings = new Warnings(task.rules()).add("", caveats);
        html.append(caveats.gapCount() == 0 ? warnings : warnings.say(HATCHED));
    }

    /** From when to when, by the clock of the recordings: their names need not be dates. */
    private static String span(List<RunData.Day> days) {
        String first = SessionCalendar.istDate(days.get(0).fromNs()).toString();
        String last = SessionCalendar.istDate(days.get(days.size() - 1).toNs()).toString();
        return first.equals(last) ? first : first + " to " + last;
    }

    private String parameters() {
        var text = new StringBuilder();
        result.parameters()
                .forEach(
                        (name, value) ->
                                text.append(text.length() == 0 ? "" : " · ")
                                        .append(name)
                                        .append(" = ")
                                        .append(value));
        return text.toString();
    }

    private void cards() {
        html.append("<div class=\"cards\">\n");
        html.append(Html.card("net", Html.rupees(metrics.net()), metrics.net().signum()));
        html.append(Html.card("gross", Html.rupees(metrics.gross()), 0));
        html.append(Html.card("costs", Html.rupees(metrics.costs().total()), 0));
        html.append(Html.card("trades", Integer.toString(metrics.trades()), 0));
        html.append(Html.card("won", Html.percent(metrics.winRate()), 0));
        html.append(Html.card("profit factor", Html.number(metrics.profitFactor(), 2), 0));
        html.append(Html.card("a trade", Html.rupees(metrics.expectancy()), 0));
        html.append(Html.card("payoff", Html.number(metrics.payoff(), 2), 0));
        html.append(Html.card("max drawdown", Html.rupees(metrics.maxDrawdown()), 0));
        html.append(Html.card("Sharpe", Html.number(metrics.sharpe(), 2), 0));
        html.append(Html.card("Sortino", Html.number(metrics.sortino(), 2), 0));
        html.append(Html.card("time in market", Html.percent(metrics.exposure()), 0));
        html.append(Html.card("peak notional", Html.rupees(metrics.peakNotional()), 0));
        if (task.capital() != null) {
            html.append(Html.card("capital", Html.rupees(task.capital()), 0));
            String drawdown = Html.number(metrics.maxDrawdownPct(), 2) + " %";
            html.append(Html.card("drawdown of the peak", drawdown, 0));
            html.append(Html.card("return", Html.number(metrics.returnPct(), 2) + " %", 0));
        }
        html.append("</div>\n");
    }

    private void equity() {
        var charts = new EquityCharts(result);
        html.append("<h2>Equity <small>net (blue) and gross (grey), each minute of the sessions,");
        html.append(" rupees from 0</small></h2><div class=\"panel\">");
        html.append(charts.isEmpty() ? "<p>no samples</p>" : charts.equity()).append("</div>\n");
        html.append("<h2>Drawdown <small>below the highest equity so far</small></h2>");
        html.append("<div class=\"panel\">");
        html.append(charts.isEmpty() ? "<p>no samples</p>" : charts.drawdown()).append("</div>\n");
    }

    private void groups() {
        html.append("<h2>By hour of entry <small>IST</small></h2><div class=\"panel\">");
        html.append(new TradeGroups(trades, trade -> Times.hour(trade.entryNs())).table("hour"));
        html.append("</div>\n<h2>By signal type</h2><div class=\"panel\">");
        html.append(new TradeGroups(trades, this::type).table("signal"));
        html.append("</div>\n<h2>By confidence</h2><div class=\"panel\">");
        html.append(new TradeGroups(trades, this::confidence).table("confidence"));
        html.append("</div>\n<h2>By instrument</h2><div class=\"panel\">");
        html.append(new TradeGroups(trades, this::symbol).table("instrument"));
        html.append("</div>\n");
    }

    private String type(Trade trade) {
        RunTape.Told told = result.tape().signal(trade.signal());
        return trade.signal() == Order.NO_SIGNAL || told == null ? "no signal" : told.type();
    }

    private String confidence(Trade trade) {
        RunTape.Told told = result.tape().signal(trade.signal());
        return told == null ? "no signal" : String.format("%2d points", told.confidence());
    }

    private String symbol(Trade trade) {
        return result.data().instruments().get(trade.id()).symbol();
    }

    // ---- tables

    private void dayTable() {
        html.append("<h2>Days</h2><div class=\"panel\"><table><tr><th>day</th><th>fills</th>");
        html.append("<th>gross</th><th>net</th></tr>\n");
        for (DayResult day : result.ledger().days()) {
            html.append("<tr><td>").append(day.date()).append("</td><td>").append(day.fills());
            html.append("</td>").append(Html.cell(day.gross())).append(Html.cell(day.net()));
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    private void tradeTable() {
        html.append("<h2>Trades <small>").append(Math.min(MOST_TRADES, trades.size()));
        html.append(" of ").append(trades.size()).append("; all stand in trades.csv</small></h2>");
        html.append("<div class=\"panel\"><table><tr><th>#</th><th class=\"l\">instrument</th>");
        html.append("<th class=\"l\">entry</th><th class=\"l\">exit</th><th>side</th><th>qty</th>");
        html.append("<th>in</th><th>out</th><th>gross</th><th>costs</th><th>net</th>");
        html.append("<th class=\"l\">why</th></tr>\n");
        trades.stream().limit(MOST_TRADES).forEach(this::trade);
        html.append("</table></div>\n");
    }

    private void trade(Trade trade) {
        html.append("<tr><td>").append(trade.number()).append("</td><td class=\"l\">");
        html.append(Html.escaped(symbol(trade))).append("</td><td class=\"l\">");
        html.append(Times.minute(trade.entryNs())).append("</td><td class=\"l\">");
        html.append(Times.minute(trade.exitNs())).append("</td><td>");
        html.append(trade.direction() > 0 ? "long" : "short").append("</td><td>");
        html.append(trade.qty()).append("</td><td>").append(Html.number(trade.entry(), 2));
        html.append("</td><td>").append(Html.number(trade.exit(), 2)).append("</td>");
        html.append(Html.cell(trade.gross())).append("<td>");
        html.append(Html.rupees(trade.costs().total())).append("</td>");
        html.append(Html.cell(trade.net())).append("<td class=\"l\">");
        html.append(Html.escaped(trade.note())).append(" → ");
        html.append(Html.escaped(trade.exitNote())).append("</td></tr>\n");
    }

    // ---- what the answer rests on

    private void about() {
        html.append("<h2>About this run</h2><div class=\"panel\"><table>\n");
        html.append(Html.row("result hash", result.hash()));
        html.append(Html.row("data hash", result.data().hash()));
        html.append(Html.row("config hash", result.configHash()));
        html.append(Html.row("engine build", result.build()));
        html.append(Html.row("recorded by", result.data().recordedBy()));
        html.append(Html.row("strategy", task.strategy()));
        for (Map.Entry<String, String> value : result.parameters().entrySet()) {
            html.append(Html.row("parameter " + value.getKey(), value.getValue()));
        }
        html.append(Html.row("product of equity", task.product()));
        html.append(Html.row("fill model", task.rules().model()));
        html.append(Html.row("latency", task.rules().latencyMs() + " ms"));
        html.append(Html.row("slippage", task.rules().slippageTicks() + " ticks"));
        html.append(Html.row("cancel share (QUEUE)", task.rules().cancelShare()));
        html.append(Html.row("cost table", costTable()));
        BigDecimal capital = task.capital();
        html.append(Html.row("capital", capital == null ? "not given" : Html.rupees(capital)));
        html.append(Html.row("settings changed for this run", task.settings()));
        html.append(Html.row("events", result.data().events()));
        html.append(Html.row("ticks", result.data().ticks()));
        html.append(Html.row("orders", result.ledger().orders().size()));
        html.append(Html.row("fills", result.ledger().fills().size()));
        html.append("</table></div>\n");
        recordings();
        html.append(
                "<details><summary class=\"dim\">All settings</summary><pre class=\"panel\"><code>");
        html.append(Html.escaped(result.settings())).append("</code></pre></details>\n");
        html.append("<p class=\"dim\" id=\"run-time\">Run time ");
        html.append(Html.number(result.seconds(), 1)).append(" s</p>\n");
    }

    private String costTable() {
        return "costs.csv "
                + CostRates.version()
                + ", ratesVerified="
                + result.costs().ratesVerified()
                + ", gstOnIpft="
                + result.costs().gstOnIpft();
    }

    private void recordings() {
        html.append("<h3>Recordings</h3><div class=\"panel\"><table><tr><th>journal</th>");
        html.append("<th>events</th><th>ticks</th><th>from</th><th>to</th><th>gaps</th></tr>\n");
        for (RunData.Day day : result.data().days()) {
            html.append("<tr><td>").append(Html.escaped(day.name())).append("</td><td>");
            html.append(day.events()).append("</td><td>").append(day.ticks()).append("</td><td>");
            html.append(Times.minute(day.fromNs())).append("</td><td>");
            html.append(Times.minute(day.toNs())).append("</td><td>").append(day.gaps());
            html.append("</td></tr>\n");
        }
        html.append("</table></div>\n");
    }
}
