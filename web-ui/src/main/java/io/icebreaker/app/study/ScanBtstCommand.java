package io.icebreaker.app.study;

import io.icebreaker.app.Doubles;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.BtstInputs;
import io.icebreaker.scan.BtstScore;
import io.icebreaker.scan.BtstScore.Part;
import io.icebreaker.scan.DailyScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan btst}: what to hold overnight. */
@Command(
        name = "btst",
        mixinStandardHelpOptions = true,
        description = {
            "Overnight scores: buy today, sell tomorrow.",
            "The score of every stock and day at the day's close, A (normative) and B (a",
            "variant), 0 to 10, with what each was made of; a stock has one from its 41st",
            "bar on. Days in order; within a day best A first, then volume ratio, then",
            "symbol. rank is the place among the day's candidates (A at least --threshold),",
            "20 at most. Support and resistance are swings of the last 300 days. next_open,",
            "next_high and next_close are what the next day brought: empty where it opened",
            "like a split or is not there."
        })
final class ScanBtstCommand implements Callable<Integer> {
    private static final int CANDIDATES = 20;

    private static final List<String> HEADER =
            List.of(
                    ("date,symbol,A,B,change_pct,volume_ratio,rsi,support,resistance,"
                                    + "close,macd,macd_signal,sma20,bullish,bearish,"
                                    + "a_change,a_volume,a_rsi,a_macd,a_patterns,a_levels,"
                                    + "b_change,b_volume,b_rsi,b_macd,b_sma20,b_patterns,"
                                    + "rank,next_open,next_high,next_close")
                            .split(","));

    /** One stock's day, before its rank is known. */
    private record Scored(int series, int at, int a, double ratio, List<String> cells) {
        static final Comparator<Scored> BEST_FIRST =
                Comparator.comparingInt(Scored::a)
                        .thenComparingDouble(Scored::ratio)
                        .reversed()
                        .thenComparingInt(Scored::series);
    }

    @Mixin private ScanOptions options;

    @Option(
            names = "--threshold",
            defaultValue = "7.0",
            description = "Least score of a candidate (default: ${DEFAULT-VALUE}).")
    private double threshold;

    private final DailyScan scan = new DailyScan(BreakoutRule.DEFAULT);
    private final NextDays outcomes = new NextDays();
    private List<BarSeries> all;
    private long judged;
    private long kernelNs;
    private long scored;

    @Override
    public Integer call() throws IOException {
        all = options.readDays();
        for (int s = 0; s < all.size(); s++) {
            scan.define(s);
        }
        options.write(
                HEADER,
                csv ->
                        BarWalk.days(
                                all,
                                (day, at) -> {
                                    for (List<String> row : rowsOf(day, at)) {
                                        csv.writeRecord(row);
                                    }
                                    options.cameTo(judged);
                                }));
        var more = outcomes.figures();
        more.put("scored", scored);
        more.put("kernelPerSecond", ScanOptions.perSecond(judged, kernelNs / 1e9));
        return options.end(judged, more);
    }

    private List<List<String>> rowsOf(long day, int[] at) {
        List<Scored> today = new ArrayList<>();
        for (int s = 0; s < at.length; s++) {
            if (at[s] != BarWalk.NONE) {
                today.add(judge(day, s, at[s]));
            }
        }
        if (!options.wants(day)) {
            return List.of();
        }
        today.sort(Scored.BEST_FIRST);
        List<List<String>> rows = new ArrayList<>();
        for (Scored one : today) {
            boolean isCandidate = one.a >= 10 * threshold && rows.size() < CANDIDATES;
            List<String> row = new ArrayList<>(one.cells);
            row.add(isCandidate ? Integer.toString(rows.size() + 1) : "");
            row.addAll(outcomes.of(all.get(one.series), one.at, isCandidate));
            rows.add(row);
            scored += one.a == BtstScore.NONE ? 0 : 1;
        }
        return rows;
    }

    private Scored judge(long day, int s, int at) {
        BarSeries bars = all.get(s);
        long begunNs = System.nanoTime();
        scan.add(
                s,
                bars.openE4(at),
                bars.highE4(at),
                bars.lowE4(at),
                bars.closeE4(at),
                bars.volume(at),
                bars.previousCloseE4(at));
        kernelNs += System.nanoTime() - begunNs;
        judged++;
        BtstInputs in = scan.inputs();
        return new Scored(s, at, scan.scoreA(), in.volumeRatio(), cells(day, bars.symbol(), in));
    }

    private List<String> cells(long day, String symbol, BtstInputs in) {
        List<String> cells = new ArrayList<>();
        cells.add(Cell.date(day));
        cells.add(symbol);
        cells.add(Cell.tenths(scan.scoreA()));
        cells.add(Cell.tenths(scan.scoreB()));
        cells.add(Doubles.text(in.changePct()));
        cells.add(Doubles.text(in.volumeRatio()));
        cells.add(Doubles.text(in.rsi));
        cells.add(Cell.price(in.supportE4));
        cells.add(Cell.price(in.resistanceE4));
        cells.add(Cell.price(in.closeE4));
        cells.add(Doubles.text(in.macd));
        cells.add(Doubles.text(in.macdSignal));
        cells.add(Doubles.text(in.sma20));
        cells.add(Integer.toString(in.bullish));
        cells.add(Integer.toString(in.bearish));
        for (Part part : Part.values()) {
            if (part != Part.SMA20) {
                cells.add(Cell.part(scan.partA(part)));
            }
        }
        for (Part part : Part.values()) {
            if (part != Part.LEVELS) {
                cells.add(Cell.part(scan.partB(part)));
            }
        }
        return cells;
    }
}
