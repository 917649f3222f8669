package io.icebreaker.backtest.report;

import io.icebreaker.backtest.Costs;
import io.icebreaker.backtest.DayResult;
import io.icebreaker.backtest.Metrics;
import io.icebreaker.backtest.Trade;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the money went: gross to net step by step, results by size, by month. */
final class MoneyCharts {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;
    private static final int BINS = 24;

    /** Above the highest column, for its amount. */
    private static final double HEADROOM = 1.08;

    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private MoneyCharts() {}

    /** Gross, each cost taken off it, net. */
    static String waterfall(Metrics metrics) {
        Costs costs = metrics.costs();
        Map<String, BigDecimal> steps = new LinkedHashMap<>();
        steps.put("brokerage", costs.brokerage());
        steps.put("STT/CTT", costs.tax());
        steps.put("exchange", costs.transaction().add(costs.ipft()));
        steps.put("SEBI", costs.sebi());
        steps.put("GST", costs.gst());
        steps.put("stamp", costs.stamp());
        double gross = metrics.gross().doubleValue();
        double net = metrics.net().doubleValue();
        Plot plot =
                new Plot(
                                WIDTH,
                                HEIGHT,
                                Math.min(0, Math.min(gross, net)),
                                Math.max(0, HEADROOM * Math.max(gross, net)))
                        .axis(true);
        int columns = steps.size() + 2;
        column(plot, 0, columns, 0, gross, "var(--gross)", "gross", metrics.gross());
        double level = gross;
        int place = 1;
        for (Map.Entry<String, BigDecimal> step : steps.entrySet()) {
            double cost = step.getValue().doubleValue();
            column(
                    plot,
                    place++,
                    columns,
                    level,
                    level - cost,
                    "var(--down)",
                    step.getKey(),
                    step.getValue().negate());
            level -= cost;
        }
        column(plot, place, columns, 0, net, "var(--net)", "net", metrics.net());
        return plot.toString();
    }

    private static void column(
            Plot plot,
            int place,
            int columns,
            double from,
            double to,
            String colour,
            String name,
            BigDecimal amount) {
        double width = plot.inner() / (double) columns;
        double x = plot.x(place / (double) columns);
        double top = plot.y(Math.max(from, to));
        double height = Math.max(1, plot.y(Math.min(from, to)) - top);
        plot.rect(
                x + width * 0.12,
                top,
                width * 0.76,
                height,
                colour,
                name + " " + Html.rupees(amount));
        plot.text(x + width / 2, plot.bottom() + 15, "middle", name);
        plot.text(x + width / 2, top - 4, "middle", Html.rupees(amount));
    }

    /** How many trades ended with how much. */
    static String distribution(List<Trade> trades) {
        double low = 0;
        double high = 0;
        for (Trade trade : trades) {
            low = Math.min(low, trade.net().doubleValue());
            high = Math.max(high, trade.net().doubleValue());
        }
        double width = Math.max(1, (high - low) / BINS);
        int below = (int) Math.ceil(-low / width);
        var counts = new int[below + (int) Math.ceil(high / width) + 1];
        int most = 1;
        for (Trade trade : trades) {
            int bin = below + (int) Math.floor(trade.net().doubleValue() / width);
            bin = Math.max(0, Math.min(counts.length - 1, bin));
            most = Math.max(most, ++counts[bin]);
        }
        Plot plot = new Plot(WIDTH, HEIGHT, 0, most).counts();
        bins(plot, counts, below, width);
        plot.text(Plot.LEFT, plot.bottom() + 15, "start", Html.rupees(-below * width));
        double zero = plot.x(below / (double) counts.length);
        boolean isClear = zero > Plot.LEFT + 70 && zero < plot.x(1) - 70;
        plot.text(zero, plot.bottom() + 15, "middle", isClear ? "0" : "");
        double end = (counts.length - below) * width;
        plot.text(plot.x(1), plot.bottom() + 15, "end", Html.rupees(end));
        return plot.toString();
    }

    private static void bins(Plot plot, int[] counts, int below, double width) {
        double wide = plot.inner() / (double) counts.length;
        for (int bin = 0; bin < counts.length; bin++) {
            double from = (bin - below) * width;
            String title = " from " + Html.rupees(from) + " to " + Html.rupees(from + width);
            if (counts[bin] > 0) {
                plot.rect(
                        plot.x(bin / (double) counts.length) + 1,
                        plot.y(counts[bin]),
                        wide - 2,
                        plot.bottom() - plot.y(counts[bin]),
                        bin < below ? "var(--down)" : "var(--up)",
                        counts[bin] + title);
            }
        }
    }

    /** Net by year and month, and as a share of the capital where there is one. */
    static String months(List<DayResult> days, BigDecimal capital) {
        Map<Integer, BigDecimal[]> years = new TreeMap<>();
        for (DayResult day : days) {
            BigDecimal[] months =
                    years.computeIfAbsent(
                            day.date().getYear(), year -> new BigDecimal[MONTHS.length]);
            int month = day.date().getMonthValue() - 1;
            months[month] = day.net().add(months[month] == null ? BigDecimal.ZERO : months[month]);
        }
        var html = new StringBuilder("<table><tr><th>year</th>");
        for (String month : MONTHS) {
            html.append("<th>").append(month).append("</th>");
        }
        html.append("<th>year</th></tr>\n");
        years.forEach((year, months) -> year(html, year, months, capital));
        return html + "</table>\n";
    }

    private static void year(
            StringBuilder html, int year, BigDecimal[] months, BigDecimal capital) {
        BigDecimal sum = BigDecimal.ZERO;
        html.append("<tr><td>").append(year).append("</td>");
        for (BigDecimal month : months) {
            html.append(month == null ? "<td class=\"dim\">–</td>" : Html.cell(month));
            sum = month == null ? sum : sum.add(month);
        }
        html.append(Html.cell(sum)).append("</tr>\n");
        if (capital != null) {
            html.append("<tr class=\"dim\"><td>%</td>");
            for (BigDecimal month : months) {
                html.append("<td>").append(share(month, capital)).append("</td>");
            }
            html.append("<td>").append(share(sum, capital)).append("</td></tr>\n");
        }
    }

    private static String share(BigDecimal amount, BigDecimal capital) {
        return amount == null
                ? ""
                : Html.number(100 * amount.doubleValue() / capital.doubleValue(), 2);
    }
}
