package io.icebreaker.backtest.report;

import io.icebreaker.backtest.run.BacktestResult;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.backtest.run.RunText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of a run in a directory of their own. They are written under another name that is changed when
 * all are whole, so that a directory without a leading dot is always complete.
 */
public final class RunFiles {
    public static final String REPORT = "report.html";
    public static final String RESULT = "result.json";
    public static final String TASK = "task.json";
    public static final String EQUITY = "equity.csv";

    private RunFiles() {}

    /** Writes a run's report, CSVs, result and task. */
    public static void write(BacktestResult result, Path directory) throws IOException {
        var text = new RunText(result);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(REPORT, Report.of(result));
        files.put("trades.csv", text.trades());
        files.put("fills.csv", text.fills());
        files.put("orders.csv", text.orders());
        files.put(EQUITY, text.equity());
        files.put("days.csv", text.days());
        files.put(RESULT, Json.pretty(result.toMap()));
        files.put(TASK, result.task().toJson());
        write(files, directory);
    }

    /** Writes some files, all or none; the directory is new, or empty. */
    public static void write(Map<String, String> files, Path directory) throws IOException {
        Path whole = directory.toAbsolutePath().normalize();
        Path unfinished = whole.resolveSibling(".unfinished-" + whole.getFileName());
        Files.createDirectories(unfinished);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(unfinished.resolve(file.getKey()), file.getValue());
        }
        Files.deleteIfExists(whole);
        Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Whether results can be written there: nothing lies in it yet. */
    public static boolean isFree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return true;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /**
     * Reads a finished run for comparison.
     *
     * @throws IOException when it is no run's directory
     */
    public static ComparePage.Run read(Path directory) throws IOException {
        Path result = directory.resolve(RESULT);
        if (!Files.isRegularFile(result)) {
            throw new IOException(directory + " holds no run: there is no " + RESULT + " in it");
        }
        return new ComparePage.Run(
                directory.toAbsolutePath().normalize().getFileName().toString(),
                Json.parse(Files.readString(result)),
                dayEnds(Files.readAllLines(directory.resolve(EQUITY))));
    }

    /** Equity of the samples at the end of each day. */
    private static double[] dayEnds(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(cells -> cells[cells.length - 1].equals("true"))
                .mapToDouble(cells -> Double.parseDouble(cells[2]))
                .toArray();
    }
}
