package io.icebreaker.app.study;

import io.icebreaker.app.CommandException;
import io.icebreaker.app.Exit;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.feed.csv.BarFiles;
import io.icebreaker.feed.csv.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --bars}: the bars a command is asked about. Bad rows are told on standard error and left out. */
final class BarsIn {
    @Option(
            names = "--bars",
            required = true,
            paramLabel = "PATH",
            description = {
                "A file of bars or a folder of them, .gz too: CSV",
                "with date, open, high, low, close, volume in any",
                "order, NSE's daily reports with delivery, MCX's",
                "bhavcopy, or our own export of bars."
            })
    private Path path;

    private BarFiles files;

    /** All series that have bars, by symbol. */
    List<BarSeries> read() throws IOException {
        files = BarFiles.read(path);
        files.reports().forEach(BarsIn::complain);
        if (files.all().isEmpty()) {
            throw new CommandException(Exit.COULD_NOT_RUN, path + ": no bar in it could be read");
        }
        return files.all();
    }

    private static void complain(Path file, ImportReport report) {
        report.counts()
                .forEach(
                        (reason, count) ->
                                System.err.println(
                                        "icebreaker: "
                                                + file
                                                + ": "
                                                + count
                                                + " rows left out, "
                                                + reason.words()
                                                + ": lines "
                                                + report.lines(reason)));
    }

    /** What every such command says of its input: series, bars and rows left out. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bars", path);
        figures.put("series", files.all().size());
        figures.put("rows", files.all().stream().mapToLong(BarSeries::size).sum());
        figures.put("badRows", files.badRows());
        return figures;
    }
}
