package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.EventSpec;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.Gap;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
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
            "Write what a journal leads to as CSV: trades, bars, footprints, marks, icebergs, signals,",
            "indicators, patterns and swings, levels of closed bars of time, hits of scanners, alerts,",
            "or paper (orders, fills and trades of paper.strategy, which --set can name);",
            "decimal prices, times ns UTC.",
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
            description = {
                "1s 5s 15s 30s 1m (default) 3m 5m 10m 15m 30m 1h 1d, or 100t (trades), 500v (units), 10r",
                "(ticks of range); trades, icebergs, signals and scans have none."
            })
    private String interval;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    private List<Gap> gaps = List.of();

    @Override
    public Integer call() throws Exception {
        if (Interval.named(interval) == null && EventSpec.parse(interval) == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no interval '"
                            + interval
                            + "'; there are "
                            + String.join(" ", Interval.labels())
                            + ", and any like 100t 500v 10r");
        }
        if (what.isOfTime() && Interval.named(interval) == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, what + " are of bars of time, not of " + interval);
        }
        if (outFile.toAbsolutePath().normalize().startsWith(journal.toAbsolutePath().normalize())) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--out must not lie in the journal: " + outFile);
        }
        Path unfinished = outFile.resolveSibling(outFile.getFileName() + ".unfinished");
        long rows = write(unfinished);
        Files.move(unfinished, outFile, StandardCopyOption.REPLACE_EXISTING);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("out", outFile);
        result.put("rows", rows);
        if (!gaps.isEmpty()) {
            result.put("gaps", Replayed.describe(gaps));
        }
        out.print(result);
        return Exit.OK;
    }

    private long write(Path file) throws IOException, JournalException {
        Interval time = Interval.named(interval);
        long chosen = time == null ? EventSpec.parse(interval).code() : time.ordinal();
        JournalScan scan = JournalScan.all(journal);
        List<Instrument> instruments = scan.instruments();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            Settings settings = withEventBars(set.over(journal));
            EarlierBars earlier =
                    Before.of(JournalDirectory.forReading(journal))
                            .bars()
                            .latest((int) settings.whole(Setting.WARMUP_BARS));
            var alerts = new AlertRow(scan.rules());
            var sink =
                    new ExportSink(what, chosen, csv, instruments::get, settings, earlier, alerts);
            var progress = new Progress("export: events", out.quiet);
            var how =
                    new Replayed.How(
                            Profile.REPLAY_FAST, Replay.MAX_SPEED, sink, true, settings, progress);
            Replayed replayed = Replayed.run(journal, how);
            replayed.gaps().forEach(gap -> System.err.println("icebreaker: " + gap));
            gaps = replayed.gaps();
            return sink.rows();
        }
    }

    /** Settings that make the stage build the event bars wanted. */
    private Settings withEventBars(Settings settings) {
        EventSpec spec = EventSpec.parse(interval);
        if (spec == null) {
            return settings;
        }
        Setting setting =
                switch (spec.kind()) {
                    case TRADES -> Setting.BARS_TICK;
                    case VOLUME -> Setting.BARS_VOLUME_UNITS;
                    case RANGE -> Setting.BARS_RANGE_TICKS;
                };
        try {
            return settings.with(setting.key(), Long.toString(spec.size()));
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, "--interval " + e.getMessage());
        }
    }
}
