package io.icebreaker.backtest.report;

import io.icebreaker.backtest.EquitySample;
import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.RunData;
import io.icebreaker.calendar.SessionCalendar;
import java.time.LocalDate;
import java.util.List;

/**
 * The account through the run: sessions stand side by side without the nights between them, gaps of the
 * recording are hatched. Long runs are thinned to a few hundred places, each with its lowest and highest
 * value, so that no spike is lost.
 */
final class EquityCharts {
    private static final int WIDTH = 1_120;
    private static final int HEIGHT = 260;
    private static final int LOW_HEIGHT = 140;
    private static final int MOST_PLACES = 900;
    private static final int MOST_LABELS = 12;
    private static final long QUARTER_NS = 900_000_000_000L;

    private final List<EquitySample> samples;
    private final BacktestResult result;

    EquityCharts(BacktestResult result) {
        this.result = result;
        samples = result.ledger().samples();
    }

    boolean isEmpty() {
        return samples.size() < 2;
    }

    String equity() {
        double[] net = values(false);
        double[] gross = values(true);
        double low = Math.min(0, Math.min(min(net), min(gross)));
        double high = Math.max(0, Math.max(max(net), max(gross)));
        Plot plot = new Plot(WIDTH, HEIGHT, low, high).axis(true);
        gaps(plot);
        days(plot);
        plot.line(Plot.LEFT, plot.y(0), plot.x(1), plot.y(0), "var(--dim)", 1);
        draw(plot, gross, "var(--gross)", 1);
        draw(plot, net, "var(--net)", 1.8);
        return plot.toString();
    }

    String drawdown() {
        double[] net = values(false);
        double peak = 0;
        for (int i = 0; i < net.length; i++) {
            peak = Math.max(peak, net[i]);
            net[i] -= peak;
        }
        Plot plot = new Plot(WIDTH, LOW_HEIGHT, min(net), 0).axis(true);
        gaps(plot);
        days(plot);
        var thin = thinned(net);
        plot.area(thin[0], thin[1], 0, "var(--down)");
        return plot.toString();
    }

    private double[] values(boolean gross) {
        var values = new double[samples.size()];
        for (int i = 0; i < values.length; i++) {
            EquitySample sample = samples.get(i);
            values[i] = (gross ? sample.gross() : sample.equity()).doubleValue();
        }
        return values;
    }

    private static void draw(Plot plot, double[] values, String colour, double stroke) {
        double[][] thin = thinned(values);
        plot.path(thin[0], thin[1], colour, stroke);
    }

    /** Shares and values of at most twice {@link #MOST_PLACES} points. */
    private static double[][] thinned(double[] values) {
        int n = values.length;
        int places = Math.min(MOST_PLACES, (n + 1) / 2);
        var shares = new double[2 * places];
        var kept = new double[2 * places];
        for (int place = 0; place < places; place++) {
            int from = (int) ((long) place * n / places);
            int to = (int) ((long) (place + 1) * n / places);
            int least = from;
            int most = from;
            for (int i = from; i < to; i++) {
                least = values[i] < values[least] ? i : least;
                most = values[i] > values[most] ? i : most;
            }
            int first =
                    place == places - 1 && to - from > 0
                            ? Math.min(least, most)
                            : Math.min(least, most);
            int second = place == places - 1 ? n - 1 : Math.max(least, most);
            shares[2 * place] = first / (n - 1.0);
            kept[2 * place] = values[first];
            shares[2 * place + 1] = second / (n - 1.0);
            kept[2 * place + 1] = values[second];
        }
        return new double[][] {shares, kept};
    }

    private void days(Plot plot) {
        int days = 0;
        LocalDate before = null;
        for (EquitySample sample : samples) {
            LocalDate day = SessionCalendar.istDate(sample.timeNs() - 1);
            days += day.equals(before) ? 0 : 1;
            before = day;
        }
        if (days == 1) {
            hours(plot);
            return;
        }
        int every = Math.max(1, (days + MOST_LABELS - 1) / MOST_LABELS);
        before = null;
        int number = 0;
        for (int i = 0; i < samples.size(); i++) {
            LocalDate day = SessionCalendar.istDate(samples.get(i).timeNs() - 1);
            if (!day.equals(before)) {
                double x = plot.x(i / (samples.size() - 1.0));
                if (number++ % every == 0) {
                    plot.line(x, plot.bottom(), x, plot.bottom() + 4, "var(--dim)", 1);
                    plot.text(x, plot.bottom() + 15, "start", label(day));
                }
            }
            before = day;
        }
    }

    /** Of a single day: its date, then quarters of an hour, or as many of them as have room. */
    private void hours(Plot plot) {
        int last = samples.size() - 1;
        long quarters = (samples.get(last).timeNs() - samples.get(0).timeNs()) / QUARTER_NS;
        long every = quarters > 2 * MOST_LABELS ? 4 : quarters > MOST_LABELS ? 2 : 1;
        plot.text(
                plot.x(0),
                plot.bottom() + 15,
                "start",
                label(SessionCalendar.istDate(samples.get(0).timeNs())));
        for (int i = last / MOST_LABELS + 1; i < last; i++) {
            long timeNs = samples.get(i).timeNs();
            if ((timeNs + SessionCalendar.IST_OFFSET_NS) % (every * QUARTER_NS) == 0) {
                double x = plot.x(i / (double) last);
                plot.line(x, plot.bottom(), x, plot.bottom() + 4, "var(--dim)", 1);
                plot.text(x, plot.bottom() + 15, "middle", Times.clock(timeNs));
            }
        }
    }

    private static String label(LocalDate day) {
        String month = day.getMonth().toString();
        return day.getDayOfMonth()
                + " "
                + month.charAt(0)
                + month.substring(1, 3).toLowerCase(java.util.Locale.ROOT);
    }

    private void gaps(Plot plot) {
        for (RunData.Gap gap : result.data().gaps()) {
            plot.gap(
                    share(gap.fromNs()),
                    share(gap.toNs()),
                    gap.day() + ": " + gap.why() + (gap.lost() > 0 ? ", lost " + gap.lost() : ""));
        }
    }

    /** Where a time lies among the samples. */
    private double share(long timeNs) {
        int low = 0;
        int high = samples.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (samples.get(middle).timeNs() < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low / (samples.size() - 1.0);
    }

    private static double min(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double max(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
