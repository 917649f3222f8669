package io.icebreaker.bench.kernel;

import io.icebreaker.bench.kernel.Figures.Figure;
import io.icebreaker.bench.report.Line;
import io.icebreaker.bench.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as lines of the report, with what each target says of them. */
final class KernelLines {
    /** Bytes an operation: less than one object in a thousand. */
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

    List<Line> all(double flinkNs, double priceError, double bytes) {
        candles(flinkNs);
        footprints();
        indicators();
        chains(priceError);
        allocation(bytes);
        return lines;
    }

    private void candles(double flinkNs) {
        for (int instruments : new int[] {CandleBenchmark.HOT, CandleBenchmark.ALL}) {
            boolean hot = instruments == CandleBenchmark.HOT;
            String metric =
                    String.format(
                            Locale.ROOT,
                            "candles, %,d instruments, a trade x timeframe",
                            instruments);
            String name = "CandleBenchmark.trades " + instruments + " ";
            double ours = figures.ns(name + "OURS") / Frames.COUNT;
            atMost("P3", metric, ours, hot ? 8 : 40, "keeps twelve timeframes, six counted");
            candle(metric, ours, "maps of bars", name + "MAP", 0);
            candle(metric, ours, "ta4j 0.17, DoubleNum", name + "TA4J", 50);
            candle(metric, ours, "Siddhi 5.1.30", name + "SIDDHI", 200);
            if (!hot) {
                String flink = "Flink 2.3.0, local mini-cluster";
                times("P3", metric, ours, flink, flinkNs / Frames.COUNT, 200, "median of rounds");
            }
        }
    }

    private void candle(String metric, double ours, String peer, String name, double least) {
        times("P3", metric, ours, peer, figures.ns(name) / Frames.COUNT, least, garbage(name));
    }

    private void footprints() {
        for (int instruments : new int[] {CandleBenchmark.HOT, CandleBenchmark.ALL}) {
            boolean hot = instruments == CandleBenchmark.HOT;
            String name = "FootprintBenchmark.trades " + instruments + " ";
            String metric =
                    String.format(
                            Locale.ROOT,
                            "footprint of a minute, %,d instruments, a trade",
                            instruments);
            double ours = figures.ns(name + "OURS");
            if (hot) {
                atMost("P4", metric, ours, 25, "100 rows, side known; keeps twelve timeframes");
            }
            double theirs = figures.ns(name + "MAP");
            times(
                    "P4",
                    metric,
                    ours,
                    "maps of prices",
                    theirs,
                    hot ? 10 : 0,
                    garbage(name + "MAP"));
        }
        if (quick) {
            return;
        }
        told("P4", "packet to classified trade, 10 instruments", "flow 10");
        told("P4", "packet to trade, average, candle, footprint", "flowCandleFootprint 10");
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
        pair(metric, ours, "ta4j 0.17, DoubleNum", pair + "TA4J_DOUBLE");
        pair(metric, ours, "ta4j 0.17, DecimalNum", pair + "TA4J_DECIMAL");
        talib(metric, ours, plain);
    }

    private void talib(String metric, double ours, double plain) {
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
                0,
                "");
    }

    private void pair(String metric, double ours, String peer, String name) {
        times("P5", metric, ours, peer, figures.ns(name), 90, garbage(name));
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

    private void allocation(double bytes) {
        lines.add(
                new Line(
                        "P13",
                        "kernels of P3 to P6: most bytes an operation",
                        "B",
                        bytes,
                        NO_PEER,
                        NOTHING,
                        NO_LIMIT,
                        NOTHING,
                        "<= 0.01 B",
                        bytes <= MOST_BYTES ? Verdict.MET : Verdict.FAIL,
                        "the thread's own counter, after a warm-up"));
    }

    private void atMost(String target, String metric, double ours, double most, String note) {
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
                note);
    }

    /** {@code least} times as fast as the peer; 0: only told. */
    private void times(
            String target,
            String metric,
            double ours,
            String peer,
            double theirs,
            double least,
            String note) {
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
                note);
    }

    private void told(String target, String metric, String method) {
        String name = "PacketToFootprintBenchmark." + method;
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

    private String garbage(String name) {
        double bytes = figures.get(name).bytes();
        return Double.isNaN(bytes)
                ? ""
                : String.format(Locale.ROOT, "the peer allocates %.0f B each time", bytes);
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
        boolean unknown = !peer.isEmpty() && Double.isNaN(theirs);
        boolean told = quick || wanted.isEmpty() || Double.isNaN(ours) || unknown;
        Verdict verdict = told ? Verdict.TOLD : met ? Verdict.MET : Verdict.MISSED;
        lines.add(
                new Line(
                        target, metric, unit, ours, peer, theirs, limit, bound, wanted, verdict,
                        note));
    }
}
