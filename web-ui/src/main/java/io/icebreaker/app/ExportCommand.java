package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Profile;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker export}: what a journal leads to, as CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write trades, bars, footprints or signals of a journal as CSV: decimal prices, times ns UTC.",
            "What is still open at the journal's end closes there."
        })
final class ExportCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, description = "The journal's directory.")
    private Path journal;

    @Option(names = "--what", required = true, description = "${COMPLETION-CANDIDATES}")
    private ExportSink.What what;

    @Option(
            names = "--interval",
            defaultValue = "1m",
            description =
                    "1s 5s 15s 30s 1m (default) 3m 5m 10m 15m 30m 1h 1d; trades and signals have none.")
    private String interval;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        Interval chosen = Interval.named(interval);
        if (chosen == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no interval '"
                            + interval
                            + "'; there are "
                            + String.join(" ", Interval.labels()));
        }
        if (outFile.toAbsolutePath().normalize().startsWith(journal.toAbsolutePath().normalize())) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--out must not lie in the journal: " + outFile);
        }
        Path unfinished = outFile.resolveSibling(outFile.getFileName() + ".unfinished");
        long rows = write(chosen, unfinished);
        Files.move(unfinished, outFile, StandardCopyOption.REPLACE_EXISTING);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("out", outFile);
        result.put("rows", rows);
        out.print(result);
        return Exit.OK;
    }

    private long write(Interval chosen, Path file) throws IOException, JournalException {
        List<Instrument> instruments = JournalScan.all(journal).instruments();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            var sink = new ExportSink(what, chosen, csv, instruments::get);
            var progress = new Progress("export: events", out.quiet);
            var how =
                    new Replayed.How(
                            Profile.REPLAY_FAST,
                            Replay.MAX_SPEED,
                            sink,
                            true,
                            set.over(journal),
                            progress);
            Replayed.run(journal, how);
            return sink.rows();
        }
    }
}
