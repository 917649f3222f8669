package io.icebreaker.app.study;

import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.bar.BarSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker patterns}: candlestick and chart patterns of recorded bars, as CSV. */
@Command(
        name = "patterns",
        mixinStandardHelpOptions = true,
        description = {
            "Find patterns in bars: i,t,pattern,value,detail, ascending by bar, at the",
            "bar that completes it. i counts from 0, t is the bar's start in ns UTC.",
            "DOJI, HAMMER, ENGULFING, MORNING_STAR, EVENING_STAR: TA-Lib 0.4.0's rules",
            "in exact integers; value 100 bullish (a doji is neither), -100 bearish.",
            "DOUBLE_TOP, HEAD_SHOULDERS (-100), DOUBLE_BOTTOM, INVERSE_HEAD_SHOULDERS",
            "(100): swings of five bars on either side, measured in ATR14; detail has",
            "the bars of the swings, what the close broke (valley, of a bottom peak;",
            "neckline at this bar) and the target, in rupees.",
            "No trend is asked for. Several series: --out is a folder, SYMBOL.csv each."
        })
public final class PatternsCommand implements Callable<Integer> {
    static final List<String> HEADER = List.of("i", "t", "pattern", "value", "detail");

    @Mixin private BarsIn in;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The CSV file, or folder, to write.")
    private Path outPath;

    @Option(
            names = "--engulf-one-end",
            description = {
                "Also an ENGULFING whose body ends where the",
                "engulfed one does: 80, -80."
            })
    private boolean engulfOneEnd;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        List<BarSeries> series = in.read();
        var rows = new PatternRows(engulfOneEnd);
        CsvOut.writeEach(outPath, series, HEADER, rows::write);
        Map<String, Object> result = in.figures();
        result.put("out", outPath);
        result.put("patterns", rows.counts());
        out.print(result);
        return Exit.OK;
    }
}
