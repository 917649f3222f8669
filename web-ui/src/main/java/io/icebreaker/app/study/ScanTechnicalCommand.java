package io.icebreaker.app.study;

import io.icebreaker.app.CommandException;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker scan technical}: RSI, MACD, trend and bands at each bar's close. */
@Command(
        name = "technical",
        mixinStandardHelpOptions = true,
        description = {
            "RSI, MACD, trend and bands at each close.",
            "Four rules at the close of each bar: RSI beyond 30 and 70, MACD crossing its",
            "signal, close against SMA20 and SMA50, Bollinger bands. A row a rule that is",
            "true, instruments one after the other; i counts the bars of the interval, t is",
            "the bar's start. strength is 0 to 1; first is 1 where the bar before did not",
            "say so; alert is 1 where it is above 0.7 and the bar before was not. target and",
            "stop lie 2 to 3 and 1 to 1.5 percent away, by the strength, to the tick.",
            "momentum is which side all rules of the bar favour together, price_action where",
            "the close stands against SMA20. How many alerts a day may go out is the alert",
            "rules' business, not counted here."
        })
final class ScanTechnicalCommand implements Callable<Integer> {
    private static final List<String> HEADER =
            List.of(
                    "i,t,symbol,rule,side,strength,first,alert,close,stop,target,momentum,price_action"
                            .split(","));

    @Mixin private ScanOptions options;

    @Option(
            names = "--interval",
            description = {
                "Merge bars to 1m 3m 5m ... 1h 1d first (default: 1h;",
                "of daily bars 1d)."
            })
    private String interval;

    @Option(
            names = "--tick",
            defaultValue = "0.05",
            description = "Price step of stop and target (default: ${DEFAULT-VALUE}).")
    private String tick;

    private long judged;
    private long days;

    @Override
    public Integer call() throws IOException {
        var rows = new TechnicalRows(tickE4());
        List<BarSeries> all = options.read();
        options.write(
                HEADER,
                csv -> {
                    for (BarSeries series : all) {
                        BarSeries bars = options.at(series, intervalOf(series), 0);
                        for (int at = 0; at < bars.size(); at++) {
                            boolean isWanted = options.wantsAt(bars.startNs(at));
                            days += isWanted && isNewDay(bars, at) ? 1 : 0;
                            rows.judge(bars, at, isWanted ? csv : null);
                            options.cameTo(++judged);
                        }
                    }
                });
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("signals", rows.signals());
        more.put("alerts", rows.alerts());
        more.put("instrumentDays", days);
        more.put(
                "alertsPerInstrumentDay",
                days == 0 ? null : Math.round(100.0 * rows.alerts() / days) / 100.0);
        return options.end(judged, more);
    }

    private long tickE4() {
        try {
            long e4 = Prices.parse(tick);
            if (e4 > 0) {
                return e4;
            }
        } catch (NumberFormatException e) {
            throw new CommandException("--tick: " + e.getMessage(), e);
        }
        throw new CommandException(Exit.COULD_NOT_RUN, "--tick must be above 0, was " + tick);
    }

    private Interval intervalOf(BarSeries series) {
        if (interval == null) {
            return series.isDaily() ? Interval.D1 : Interval.H1;
        }
        return ScanOptions.interval(interval);
    }

    private static boolean isNewDay(BarSeries bars, int at) {
        return at == 0
                || SessionCalendar.istDay(bars.startNs(at))
                        != SessionCalendar.istDay(bars.startNs(at - 1));
    }
}
