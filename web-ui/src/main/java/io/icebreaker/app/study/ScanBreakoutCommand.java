package io.icebreaker.app.study;

import io.icebreaker.app.CommandException;
import io.icebreaker.app.Doubles;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.scan.BreakoutRule;
import io.icebreaker.scan.DailyScan;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan breakout}: who closed above all resistance. */
@Command(
        name = "breakout",
        mixinStandardHelpOptions = true,
        description = {
            "Who broke out over resistance.",
            "Stocks whose typical price (H+L+C)/3 exceeds that of each of the bars before",
            "(--lookback), on at least --volume-factor of their mean volume, at",
            "--least-price or more, EMA8 above EMA13. A row a breakout; fresh is 1 where",
            "the bar before was none. On daily bars, judged at the close; with --variant",
            "INTRADAY_1M on minute bars, where EMA8 must have crossed EMA13 upward at the",
            "bar or one of the two before: then a row is a stock's first of its day, with",
            "t, the bar's start."
        })
final class ScanBreakoutCommand implements Callable<Integer> {
    enum Variant {
        DAILY,
        INTRADAY_1M
    }

    private static final String COLUMNS =
            "symbol,fresh,close,tp,resistance,volume,mean_volume,ema8,ema13";

    @Mixin private ScanOptions options;

    @Option(
            names = "--variant",
            defaultValue = "DAILY",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Variant variant;

    @Option(
            names = "--lookback",
            defaultValue = "50",
            description = "Bars before (default: ${DEFAULT-VALUE}).")
    private int lookback;

    @Option(
            names = "--volume-factor",
            defaultValue = "0.5",
            description = "Of the mean volume (default: ${DEFAULT-VALUE}).")
    private double volumeFactor;

    @Option(
            names = "--least-price",
            defaultValue = "50",
            description = "Rupees (default: ${DEFAULT-VALUE}).")
    private String leastPrice;

    private List<BarSeries> all;
    private long judged;
    private long kernelNs;
    private long breakouts;
    private long fresh;

    @Override
    public Integer call() throws IOException {
        BreakoutRule rule = rule();
        if (variant == Variant.DAILY) {
            daily(rule);
        } else {
            intraday(rule);
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("breakouts", breakouts);
        more.put("fresh", fresh);
        if (kernelNs > 0) {
            more.put("kernelPerSecond", ScanOptions.perSecond(judged, kernelNs / 1e9));
        }
        return options.end(judged, more);
    }

    private BreakoutRule rule() {
        try {
            return new BreakoutRule(
                    lookback, (int) Math.round(volumeFactor * 1_000), Prices.parse(leastPrice));
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        }
    }

    private void daily(BreakoutRule rule) throws IOException {
        var scan = new DailyScan(rule);
        all = options.readDays();
        for (int s = 0; s < all.size(); s++) {
            scan.define(s);
        }
        options.write(
                List.of(("date," + COLUMNS).split(",")),
                csv ->
                        BarWalk.days(
                                all,
                                (day, at) -> {
                                    for (int s = 0; s < at.length; s++) {
                                        if (at[s] != BarWalk.NONE
                                                && breaksOut(scan, s, at[s], day)) {
                                            csv.writeRecord(cells(scan, day, s, at[s]));
                                        }
                                    }
                                    options.cameTo(judged);
                                }));
    }

    private boolean breaksOut(DailyScan scan, int s, int at, long day) {
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
        boolean isWanted = scan.isBreakout() && options.wants(day);
        breakouts += isWanted ? 1 : 0;
        fresh += isWanted && scan.isFresh() ? 1 : 0;
        return isWanted;
    }

    private List<String> cells(DailyScan scan, long day, int s, int at) {
        BarSeries bars = all.get(s);
        return List.of(
                Cell.date(day),
                bars.symbol(),
                Cell.flag(scan.isFresh()),
                Cell.price(bars.closeE4(at)),
                Doubles.text(scan.value(Indicator.TYPPRICE)),
                Doubles.text(scan.resistance()),
                Long.toString(bars.volume(at)),
                Doubles.text(scan.meanVolume()),
                Doubles.text(scan.value(Indicator.EMA8)),
                Doubles.text(scan.value(Indicator.EMA13)));
    }

    private void intraday(BreakoutRule rule) throws IOException {
        List<BarSeries> minutes = new ArrayList<>();
        for (BarSeries series : options.read()) {
            if (!series.isDaily()) {
                minutes.add(options.at(series, Interval.M1, 0));
            }
        }
        if (minutes.isEmpty()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--variant INTRADAY_1M needs bars of a minute; all are daily");
        }
        var scan = new MinuteBreakouts(rule);
        options.write(
                List.of(("date,t," + COLUMNS).split(",")),
                csv -> {
                    for (BarSeries series : minutes) {
                        for (int at = 0; at < series.size(); at++) {
                            List<String> row = scan.judge(series, at);
                            if (row != null && options.wantsAt(series.startNs(at))) {
                                csv.writeRecord(row);
                                breakouts++;
                                fresh += scan.isFresh() ? 1 : 0;
                            }
                            options.cameTo(++judged);
                        }
                    }
                });
    }
}
