package io.icebreaker.app.study;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.scan.CaSuspect;
import io.icebreaker.scan.Week52Kernel;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan week52}: highs and lows of a year. */
@Command(
        name = "week52",
        mixinStandardHelpOptions = true,
        description = {
            "Highs and lows of a year.",
            "High and low of the 365 days before each day, and whether the day went beyond:",
            "a row a stock and day, or with --only-new where one is new. Empty with fewer",
            "than 200 sessions in the span. Prices are not adjusted: a day that opens like a",
            "split begins anew, and cut is 1 while the span reaches back beyond it."
        })
final class ScanWeek52Command implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of(
                    "date,symbol,high,low,close,high52,low52,new_high,new_low,sessions,cut"
                            .split(","));

    @Mixin private ScanOptions options;

    @Option(names = "--only-new", description = "Only days that went beyond.")
    private boolean onlyNew;

    private final Week52Kernel kernel = new Week52Kernel();
    private List<BarSeries> all;
    private long judged;
    private long newHighs;
    private long newLows;

    @Override
    public Integer call() throws IOException {
        all = options.readDays();
        for (int s = 0; s < all.size(); s++) {
            kernel.define(s);
        }
        options.write(
                HEADER,
                csv ->
                        BarWalk.days(
                                all,
                                (day, at) -> {
                                    for (int s = 0; s < at.length; s++) {
                                        List<String> row =
                                                at[s] == BarWalk.NONE ? null : judge(day, s, at[s]);
                                        if (row != null) {
                                            csv.writeRecord(row);
                                        }
                                    }
                                    options.cameTo(judged);
                                }));
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("newHighs", newHighs);
        more.put("newLows", newLows);
        return options.end(judged, more);
    }

    /** A row, or null where none is wanted. */
    private List<String> judge(long day, int s, int at) {
        BarSeries bars = all.get(s);
        if (at > 0 && CaSuspect.opens(bars.openE4(at), bars.closeE4(at - 1))) {
            kernel.cut(s, day);
        }
        kernel.at(s, day);
        boolean isValid = kernel.isValid(s);
        boolean newHigh = isValid && bars.highE4(at) > kernel.highE4(s);
        boolean newLow = isValid && bars.lowE4(at) < kernel.lowE4(s);
        List<String> row = null;
        if (options.wants(day)) {
            newHighs += newHigh ? 1 : 0;
            newLows += newLow ? 1 : 0;
            row = onlyNew && !newHigh && !newLow ? null : row(day, s, at, newHigh, newLow);
        }
        kernel.add(s, day, bars.highE4(at), bars.lowE4(at));
        judged++;
        return row;
    }

    private List<String> row(long day, int s, int at, boolean newHigh, boolean newLow) {
        BarSeries bars = all.get(s);
        boolean isValid = kernel.isValid(s);
        return List.of(
                Cell.date(day),
                bars.symbol(),
                Cell.price(bars.highE4(at)),
                Cell.price(bars.lowE4(at)),
                Cell.price(bars.closeE4(at)),
                isValid ? Cell.price(kernel.highE4(s)) : "",
                isValid ? Cell.price(kernel.lowE4(s)) : "",
                isValid ? Cell.flag(newHigh) : "",
                isValid ? Cell.flag(newLow) : "",
                Integer.toString(kernel.sessions(s)),
                Cell.flag(kernel.isCut(s)));
    }
}
