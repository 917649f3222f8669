package io.icebreaker.app.study;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.icebreaker.app.Doubles;
import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.app.Progress;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.indicator.Indicator;
import io.icebreaker.indicator.IndicatorKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker indicators}: the indicators of recorded bars, as CSV. */
@Command(
        name = "indicators",
        mixinStandardHelpOptions = true,
        description = {
            "Work out the indicators of recorded bars: a row a bar, i from 0, t its start in",
            "ns UTC. They start cold at a series' first bar; what is not valid yet is empty.",
            "Averages, bands, lines, ATR14, MOM10 are rupees, ROC10 percent, OBV and AD",
            "units as the exchange counts them.",
            "SENKOU_A and SENKOU_B are the values computed at the bar (a chart draws them 26",
            "bars later), ST_DIR is 1 up or -1 down, EMA_CROSS (EMA8 and EMA13) 1, -1 or 0,",
            "RSI_FLAT 1 where nothing rose or fell and the RSI of 0 means nothing.",
            "Values have the bits of TA-Lib 0.4.0 where it has them, but for the bands'",
            "width, which is exact here; doubles have the fewest digits that read back."
        })
public final class IndicatorsCommand implements Callable<Integer> {
    private static final Set<Indicator> COLUMNS =
            EnumSet.range(Indicator.SMA20, Indicator.RSI_FLAT);

    @Mixin private BarsIn bars;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "PATH",
            description = {
                "The CSV file to write; of several series a folder,",
                "SYMBOL.csv each."
            })
    private Path outPath;

    @Mixin private OutputOptions out;

    private final IndicatorKernel kernel = new IndicatorKernel(1);
    private long done;

    @Override
    public Integer call() throws IOException {
        List<BarSeries> all = bars.read();
        var progress = new Progress("indicators: bars", out.quiet);
        CsvOut.writeEach(outPath, all, header(), (csv, series) -> write(csv, series, progress));
        Map<String, Object> result = bars.figures();
        result.put("out", outPath);
        out.print(result);
        return Exit.OK;
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("i", "t"));
        COLUMNS.forEach(indicator -> header.add(indicator.name()));
        return header;
    }

    private void write(CsvWriter csv, BarSeries series, Progress progress) {
        kernel.reset(0);
        List<String> cells = new ArrayList<>(COLUMNS.size() + 2);
        for (int i = 0; i < series.size(); i++) {
            kernel.add(0, series, i);
            cells.clear();
            cells.add(Integer.toString(i));
            cells.add(Long.toString(series.startNs(i)));
            for (Indicator indicator : COLUMNS) {
                cells.add(Doubles.text(kernel.value(0, indicator)));
            }
            csv.writeRecord(cells);
            progress.accept(++done);
        }
    }
}
