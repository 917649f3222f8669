package io.icebreaker.bench.kernel;

import io.icebreaker.bench.kernel.Figures.Figure;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as lines of the report, with what each target says of them. */
final class KernelLines {
    /** Bytes an operation: what JMH's own counting leaves. */
    static final double MOST_BYTES = 0.01;

    private static final String NO_PEER = "";
    private static final String NO_LIMIT = "";
    private static final double NOTHING = Double.NaN;
    private static final String PLAIN_LOOP = "plain loop of doubles";

    /** TA-Lib parity: what two runs may differ by. */
    private static final double PARITY = 1.1;

    private final Figures figures;
    private final boolean quick;
    private final List<Line> lines = new ArrayList<>();

    KernelLines(Figures figures, boolean quick) {
        this.figures = figures;
        this.quick = quick;
    }

    List<Line> all(double flinkNs, double priceError) {
        candles(flinkNs);
        footprints();
        indicators();
        chains(priceError);
        allocation();
        return lines;
    }

    private void candles(double flinkNs) {
        atMost("P3", "candles, 8 instruments, a trade x timeframe", candle(8, "OURS"), 8);
        atMost("P3", "candles, 3,000 instruments, a trade x timeframe", candle(3000, "OURS"), 40);
        for (int instruments : new int[] {8, 3000}) {
            String metric =
                    String.format(
                            Locale.ROOT,
                            "candles, %,d instruments, a trade x timeframe",
                            instruments);
            double ours = candle(instruments, "OURS");
            times("P3", metric, ours, "maps of bars", candle(instruments, "MAP"), 0);
            times("P3", metric, ours, "ta4j 0.17, DoubleNum", candle(instruments, "TA4J"), 50);
            times("P3", metric, ours, "Siddhi 5.1.30", candle(instruments, "SIDDHI"), 200);
            if (instruments == CandleBenchmark.ALL) {
                String flink = "Flink 2.3.0, local mini-cluster";
                times("P3", metric, ours, flink, flinkNs / Frames.COUNT, 200);
            }
        }
    }

    private double candle(int instruments, String kind) {
        return figures.ns("CandleBenchmark.trades " + instruments + " " + kind) / Frames.COUNT;
    }

    private void footprints() {
        for (int instruments : new int[] {8, 3000}) {
            String name = "FootprintBenchmark.trades " + instruments;
            String metric =
                    String.format(Locale.ROOT, "footprint update, %,d instruments", instruments);
            double ours = figures.ns(name + " OURS");
            boolean hot = instruments == CandleBenchmark.HOT;
            if (hot) {
                atMost("P4", metric, ours, 25);
            }
            times("P4", metric, ours, "maps of prices", figures.ns(name + " MAP"), hot ? 10 : 0);
        }
        String packet = "PacketToFootprintBenchmark.";
        told("P4", "packet to classified trade, 10 instruments", packet + "flow 10");
        told(
                "P4",
                "packet to trade, average, candle and footprint, twelve intervals",
                packet + "flowCandleFootprint 10");
    }

    private void indicators() {
        String pair = "IndicatorBenchmark.pair ";
        String metric = "EMA20 and RSI14, a bar";
        double ours = figures.ns(pair + "OURS");
        double plain = figures.ns(pair + "PLAIN");
        line(
                "P5",
                metric,
                "ns",
                ours,
                NO_PEER,
                NOTHING,
                PLAIN_LOOP,
                plain,
                "<= 20 ns",
                ours <= 20,
                error(pair + "OURS"));
        times("P5", metric, ours, "ta4j 0.17, DoubleNum", figures.ns(pair + "TA4J_DOUBLE"), 90);
        times("P5", metric, ours, "ta4j 0.17, DecimalNum", figures.ns(pair + "TA4J_DECIMAL"), 90);
        double talib = figures.ns("IndicatorBenchmark.pairTalib");
        line(
                "P5",
                metric,
                "ns",
                ours,
                "TA-Lib 0.4.0 in batch",
                talib,
                PLAIN_LOOP,
                plain,
                "parity, equal within 1e-9",
                ours <= PARITY * talib,
                "");
        times(
                "P5",
                "35 indicators of ours, 23 of TA-Lib's, a bar",
                figures.ns("IndicatorBenchmark.set"),
                "TA-Lib 0.4.0 in batch",
                figures.ns("IndicatorBenchmark.setTalib"),
                0);
    }

    private void chains(double priceError) {
        double us = ChainMarket.LEGS / 1000.0;
        double ours = figures.ns("ChainBenchmark.chains OURS") * us;
        line(
                "P6",
                "chain of 200 strikes, 400 options: volatility and five Greeks of each",
                "us",
                ours,
                "Newton with bisection",
                figures.ns("ChainBenchmark.chains NEWTON") * us,
                NO_LIMIT,
                NOTHING,
                "<= 100 us; price error <= 1e-6",
                ours <= 100,
                String.format(
                        Locale.ROOT,
                        "%.0f ns an option; greatest price error %.1e rupees",
                        ours / us,
                        priceError));
    }

    /** The most that any kernel of ours allocates. */
    private void allocation() {
        double most = 0;
        for (var entry : figures.all().entrySet()) {
            if (isOurs(entry.getKey())) {
                most = Math.max(most, entry.getValue().bytes());
            }
        }
        boolean met = most <= MOST_BYTES;
        lines.add(
                new Line(
                        "P13",
                        "kernels of P3 to P6: most bytes an operation",
                        "B",
                        most,
                        NO_PEER,
                        NOTHING,
                        NO_LIMIT,
                        NOTHING,
                        "<= 0.01 B",
                        met ? Verdict.MET : Verdict.FAIL,
                        "JMH's gc profiler"));
    }

    private static boolean isOurs(String name) {
        return name.endsWith(" OURS")
                || name.equals("IndicatorBenchmark.set")
                || name.startsWith("PacketToFootprint");
    }

    private void atMost(String target, String metric, double ours, double most) {
        String wanted = String.format(Locale.ROOT, "<= %.0f ns", most);
        line(
                target,
                metric,
                "ns",
                ours,
                NO_PEER,
                NOTHING,
                NO_LIMIT,
                NOTHING,
                wanted,
                ours <= most,
                "");
    }

    /** {@code least} times as fast as the peer; 0: only told. */
    private void times(
            String target, String metric, double ours, String peer, double theirs, double least) {
        String wanted = least == 0 ? "" : String.format(Locale.ROOT, ">= %.0fx", least);
        line(
                target,
                metric,
                "ns",
                ours,
                peer,
                theirs,
                NO_LIMIT,
                NOTHING,
                wanted,
                theirs >= least * ours,
                "");
    }

    private void told(String target, String metric, String name) {
        line(
                target,
                metric,
                "ns",
                figures.ns(name),
                NO_PEER,
                NOTHING,
                NO_LIMIT,
                NOTHING,
                "",
                true,
                error(name));
    }

    private String error(String name) {
        Figure figure = figures.get(name);
        return Double.isNaN(figure.errorNs())
                ? ""
                : String.format(Locale.ROOT, "+- %.1f ns (99.9 %%)", figure.errorNs());
    }

    private void line(
            String target,
            String metric,
            String unit,
            double ours,
            String peer,
            double theirs,
            String limit,
            double bound,
            String wanted,
            boolean met,
            String note) {
        boolean told = quick || wanted.isEmpty() || Double.isNaN(ours);
        Verdict verdict = told ? Verdict.TOLD : met ? Verdict.MET : Verdict.MISSED;
        lines.add(
                new Line(
                        target, metric, unit, ours, peer, theirs, limit, bound, wanted, verdict,
                        note));
    }
}
