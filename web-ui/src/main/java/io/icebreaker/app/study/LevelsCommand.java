package io.icebreaker.app.study;

import io.icebreaker.app.CommandException;
import io.icebreaker.app.Exit;
import io.icebreaker.app.OutputOptions;
import io.icebreaker.app.Progress;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.pattern.SwingKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker levels}: swings, pivots and Fibonacci levels of recorded bars, as CSV. */
@Command(
        name = "levels",
        mixinStandardHelpOptions = true,
        description = {
            "Find the levels that bars leave: i,t,level,price,detail, ascending by bar.",
            "i counts from 0, t is the bar's start in ns UTC, prices are rupees.",
            "SWING_HIGH, SWING_LOW: at the bar that confirms it, n bars after its own,",
            "which detail names.",
            "PIVOT_system_level: STANDARD, FIBONACCI, WOODIE, WOODIE_OPEN (the session's",
            "open in place of the close) and CAMARILLA; P, R1 to R4, S1 to S4. From one",
            "session for the next, at its first bar: those of the file's last session,",
            "and, at the last bar, those for the session to come. A session is a day,",
            "IST; its close is that of its last bar.",
            "FIB_share: retracements and extensions of the leg between the last",
            "confirmed swing high and low, at the last bar.",
            "Several series: --out is a folder, SYMBOL.csv each."
        })
public final class LevelsCommand implements Callable<Integer> {
    static final List<String> HEADER = List.of("i", "t", "level", "price", "detail");

    @Mixin private BarsIn in;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The CSV file, or folder, to write.")
    private Path outPath;

    @Option(
            names = "--n",
            defaultValue = "20",
            description = "Bars on either side of a swing, 1 to 64 (default: ${DEFAULT-VALUE}).")
    private int n;

    @Option(
            names = "--all",
            description = {
                "Pivots of every session and Fibonacci levels",
                "of every leg at the bar that confirms it,",
                "not only those that stand at the end."
            })
    private boolean all;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        if (n < 1 || n > SwingKernel.MAX_REACH) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--n must be 1 to " + SwingKernel.MAX_REACH + ", was " + n);
        }
        List<BarSeries> series = in.read();
        var rows = new LevelRows(n, all);
        var progress = new Progress("levels: rows", out.quiet);
        CsvOut.writeEach(
                outPath,
                series,
                HEADER,
                (csv, one) -> {
                    rows.write(csv, one);
                    progress.accept(rows.count());
                });
        Map<String, Object> result = in.figures();
        result.put("out", outPath);
        result.putAll(rows.counts());
        out.print(result);
        return Exit.OK;
    }
}
