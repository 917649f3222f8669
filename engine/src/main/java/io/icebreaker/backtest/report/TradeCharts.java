package io.icebreaker.backtest.report;

import io.icebreaker.backtest.Trade;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.RunData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trades on one-minute bars: of each of the most traded instruments those with the largest results, from a
 * while before the entry to a while after the exit.
 */
final class TradeCharts {
    static final int INSTRUMENTS = 4;
    static final int TRADES = 6;

    private static final int WIDTH = 340;
    private static final int HEIGHT = 170;
    private static final int WORDS = 6;
    private static final long AROUND_NS = 20 * 60_000_000_000L;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int MOST_BARS = 150;
    private static final double RUPEE = 1e4;

    private final BacktestResult result;

    TradeCharts(BacktestResult result) {
        this.result = result;
    }

    String html() {
        Map<Integer, List<Trade>> byId = new LinkedHashMap<>();
        for (Trade trade : result.ledger().trades()) {
            byId.computeIfAbsent(trade.id(), id -> new ArrayList<>()).add(trade);
        }
        var html = new StringBuilder();
        byId.entrySet().stream()
                .sorted(
                        Comparator.comparingInt(
                                        (Map.Entry<Integer, List<Trade>> e) -> -e.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                .limit(INSTRUMENTS)
                .forEach(entry -> instrument(html, entry.getKey(), entry.getValue()));
        return html.toString();
    }

    private void instrument(StringBuilder html, int id, List<Trade> trades) {
        List<Trade> shown =
                trades.stream()
                        .sorted(
                                Comparator.comparing((Trade trade) -> trade.net().abs())
                                        .reversed()
                                        .thenComparing(Trade::number))
                        .limit(TRADES)
                        .sorted(Comparator.comparingLong(Trade::number))
                        .toList();
        html.append("<h3>").append(Html.escaped(result.data().instruments().get(id).symbol()));
        html.append(" <small>");
        html.append(
                shown.size() == trades.size()
                        ? Html.count(shown.size(), "trade")
                        : "the " + shown.size() + " largest of " + trades.size() + " trades");
        html.append("</small></h3>\n<div class=\"small-charts\">\n");
        shown.forEach(trade -> html.append(chart(trade)));
        html.append("</div>\n");
    }

    private String chart(Trade trade) {
        long fromNs = trade.entryNs() - AROUND_NS;
        long[] bars = bars(trade, fromNs, trade.exitNs() + AROUND_NS);
        int count = bars.length / WORDS;
        double low = Math.min(trade.entry(), trade.exit());
        double high = Math.max(trade.entry(), trade.exit());
        for (int i = 0; i < count; i++) {
            high = Math.max(high, bars[i * WORDS + 2] / RUPEE);
            low = Math.min(low, bars[i * WORDS + 3] / RUPEE);
        }
        double room = (high - low) * 0.05;
        Plot plot = new Plot(WIDTH, HEIGHT, low - room, high + room).axis(false);
        gaps(plot, bars, count);
        double width = plot.inner() / (double) Math.max(1, count);
        for (int i = 0; i < count; i++) {
            candle(plot, bars, i, count, width);
        }
        marks(plot, trade, bars, count);
        String tone = trade.net().signum() < 0 ? "down" : "up";
        return "<div class=\"panel\">"
                + plot
                + "<small>#"
                + trade.number()
                + " "
                + Times.minute(trade.entryNs())
                + " → "
                + Times.clock(trade.exitNs())
                + ", "
                + (trade.direction() > 0 ? "long " : "short ")
                + trade.qty()
                + " <b class=\""
                + tone
                + "\">"
                + Html.rupees(trade.net())
                + "</b> "
                + Html.escaped(trade.exitNote())
                + "</small></div>\n";
    }

    /** At most so many; of a long trade every n-th minute's window merged. */
    private long[] bars(Trade trade, long fromNs, long toNs) {
        long[] all = Bars.of(result.tape(), trade.id(), fromNs, toNs);
        return Bars.merged(all, (all.length / WORDS + MOST_BARS - 1) / MOST_BARS);
    }

    private static void candle(Plot plot, long[] bars, int i, int count, double width) {
        double open = bars[i * WORDS + 1] / RUPEE;
        double close = bars[i * WORDS + 4] / RUPEE;
        double middle = plot.x((i + 0.5) / count);
        String colour = close < open ? "var(--down)" : "var(--up)";
        plot.line(
                middle,
                plot.y(bars[i * WORDS + 2] / RUPEE),
                middle,
                plot.y(bars[i * WORDS + 3] / RUPEE),
                colour,
                0.8);
        double top = plot.y(Math.max(open, close));
        plot.rect(
                middle - width * 0.35,
                top,
                width * 0.7,
                plot.y(Math.min(open, close)) - top,
                colour,
                "");
    }

    private static void marks(Plot plot, Trade trade, long[] bars, int count) {
        double from = plot.x(share(trade.entryNs(), bars, count));
        double to = plot.x(share(trade.exitNs(), bars, count));
        double entry = plot.y(trade.entry());
        double exit = plot.y(trade.exit());
        plot.line(from, entry, to, exit, "var(--net)", 1.6);
        plot.rect(from - 3, entry - 3, 6, 6, "var(--net)", "entry " + trade.entry());
        plot.rect(to - 3, exit - 3, 6, 6, "var(--ink)", "exit " + trade.exit());
        if (count > 0) {
            plot.text(Plot.LEFT, plot.bottom() + 15, "start", Times.clock(bars[0]));
            long last = bars[(count - 1) * WORDS];
            plot.text(plot.x(1), plot.bottom() + 15, "end", Times.clock(last));
        }
    }

    /** Where a time lies among the bars. */
    private static double share(long timeNs, long[] bars, int count) {
        int i = 0;
        while (i < count - 1 && bars[(i + 1) * WORDS] <= timeNs) {
            i++;
        }
        return (i + 0.5) / Math.max(1, count);
    }

    private void gaps(Plot plot, long[] bars, int count) {
        for (RunData.Gap gap : result.data().gaps()) {
            boolean seen =
                    count > 0
                            && gap.toNs() >= bars[0]
                            && gap.fromNs() <= bars[(count - 1) * WORDS] + MINUTE_NS;
            if (seen) {
                plot.gap(
                        share(gap.fromNs(), bars, count),
                        share(gap.toNs(), bars, count),
                        gap.why());
            }
        }
    }
}
