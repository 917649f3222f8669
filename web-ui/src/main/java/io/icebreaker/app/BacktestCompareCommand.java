package io.icebreaker.app;

import io.icebreaker.backtest.report.ComparePage;
import io.icebreaker.backtest.report.RunFiles;
import io.icebreaker.backtest.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker backtest compare}: finished runs side by side. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Show two to four finished runs side by side, here and as compare.html.")
final class BacktestCompareCommand implements Callable<Integer> {
    private static final int WIDTH = 26;
    private static final int NAME_WIDTH = 16;

    @Parameters(
            arity = "2..4",
            paramLabel = "RUN",
            description = "Directories of runs, or their names in data/backtests.")
    private List<Path> runs;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: compare.html in the working directory).")
    private Path file = Path.of("compare.html");

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        List<ComparePage.Run> read = new ArrayList<>();
        for (Path run : runs) {
            Path own = BacktestRuns.root().resolve(run);
            read.add(RunFiles.read(!Files.isDirectory(run) && Files.isDirectory(own) ? own : run));
        }
        Files.writeString(file, ComparePage.of(read));
        Map<String, List<Object>> rows = ComparePage.rows(read);
        if (out.json) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("page", file);
            map.put("runs", read.stream().map(ComparePage.Run::name).toList());
            rows.forEach((name, cells) -> map.put(name, cells));
            System.out.println(Json.line(map));
            return Exit.OK;
        }
        line("", read.stream().map(ComparePage.Run::name).toList());
        rows.forEach(
                (name, cells) ->
                        line(
                                name,
                                cells.stream().map(cell -> ComparePage.text(name, cell)).toList()));
        System.out.println("page: " + file.toAbsolutePath());
        return Exit.OK;
    }

    private static void line(String name, List<String> cells) {
        var text = new StringBuilder(String.format("%-" + NAME_WIDTH + "s", name));
        for (String cell : cells) {
            String shown = cell.length() > WIDTH ? cell.substring(0, WIDTH - 1) + "…" : cell;
            text.append("  ").append(String.format("%" + WIDTH + "s", shown));
        }
        System.out.println(text);
    }
}
