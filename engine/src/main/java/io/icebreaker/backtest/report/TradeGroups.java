package io.icebreaker.backtest.report;

import io.icebreaker.backtest.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Trades told apart by something: how many, how many won, what was left. */
final class TradeGroups {
    private final Map<String, List<Trade>> groups = new TreeMap<>();

    TradeGroups(List<Trade> trades, Function<Trade, String> key) {
        trades.forEach(
                trade ->
                        groups.computeIfAbsent(key.apply(trade), k -> new ArrayList<>())
                                .add(trade));
    }

    /** A table with a bar beside each row's net. */
    String table(String what) {
        double most = 1e-9;
        for (List<Trade> group : groups.values()) {
            most = Math.max(most, net(group).abs().doubleValue());
        }
        var html = new StringBuilder("<table><tr><th>" + what + "</th><th>trades</th><th>won</th>");
        html.append("<th>gross</th><th>costs</th><th>net</th><th>a trade</th><th></th></tr>\n");
        for (Map.Entry<String, List<Trade>> entry : groups.entrySet()) {
            row(html, entry.getKey(), entry.getValue(), most);
        }
        return html + "</table>\n";
    }

    private static void row(StringBuilder html, String name, List<Trade> group, double most) {
        BigDecimal net = net(group);
        BigDecimal costs = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        int won = 0;
        for (Trade trade : group) {
            costs = costs.add(trade.costs().total());
            gross = gross.add(trade.gross());
            won += trade.net().signum() > 0 ? 1 : 0;
        }
        html.append("<tr><td>").append(Html.escaped(name)).append("</td><td>").append(group.size());
        html.append("</td><td>").append(Html.percent(won / (double) group.size())).append("</td>");
        html.append(Html.cell(gross)).append("<td>").append(Html.rupees(costs)).append("</td>");
        html.append(Html.cell(net)).append("<td>");
        html.append(Html.rupees(net.doubleValue() / group.size())).append("</td><td>");
        double share = net.doubleValue() / most;
        html.append(bar(share)).append("</td></tr>\n");
    }

    /** To the right of the middle when positive. */
    private static String bar(double share) {
        double from = share < 0 ? 50 + 50 * share : 50;
        return String.format(
                java.util.Locale.ROOT,
                "<svg viewBox=\"0 0 100 10\" style=\"width:110px\">"
                        + "<line x1=\"50\" x2=\"50\" y1=\"0\" y2=\"10\""
                        + " stroke=\"var(--line)\"/><rect x=\"%.1f\" y=\"1\" width=\"%.1f\" height=\"8\""
                        + " fill=\"var(--%s)\"/></svg>",
                from,
                Math.abs(50 * share),
                share < 0 ? "down" : "up");
    }

    private static BigDecimal net(List<Trade> group) {
        return group.stream().map(Trade::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
