package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainProblem;
import io.icebreaker.feed.chain.ChainReport;
import io.icebreaker.feed.chain.ChainSnapshot;
import io.icebreaker.feed.chain.ChainSnapshots;
import io.icebreaker.feed.chain.LotUnknownException;
import io.icebreaker.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker options}: the figures of recorded option chains, as CSV. */
@Command(
        name = "options",
        mixinStandardHelpOptions = true,
        description = {
            "Work out recorded option chains: a row a snapshot and expiry, ascending, or",
            "with --what iv a row a leg. time is the snapshot's own, ns UTC; prices and",
            "strikes are rupees, OI and volume units, T years, sigma a fraction; what",
            "cannot be had is empty. A chain does not tell when an option last traded,",
            "so its price is the mid of a usable quote or none (NO_QUOTE).",
            "What cannot be read is left out, counted by reason, named with its place."
        })
final class OptionsCommand implements Callable<Integer> {
    @Option(
            names = "--chain",
            required = true,
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "Files, or folders, gzip allowed: NSE's chain JSON,",
                "its one-minute CSV, the stocks' chain CSV,",
                "Dhan's answers to /v2/optionchain."
            })
    private List<Path> chains;

    @Option(
            names = "--lot",
            defaultValue = "0",
            description = {
                "Units a contract, for sources that count contracts,",
                "as NSE's do (default: 75 for NIFTY in 2025)."
            })
    private long lot;

    @Option(names = "--underlying", description = "The only one wanted, where files hold several.")
    private String underlying;

    @Option(names = "--expiry", description = "Of a Dhan answer without rest_index.json beside it.")
    private LocalDate expiry;

    @Option(names = "--time", description = "Of such an answer, as 2025-01-28T09:33:32Z.")
    private Instant time;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Option(
            names = "--what",
            defaultValue = "figures",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ChainCsv.What what;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws IOException {
        if (lot < 0) {
            throw new CommandException(Exit.COULD_NOT_RUN, "--lot must be at least 1, was " + lot);
        }
        long timeNs = time == null ? 0 : time.getEpochSecond() * 1_000_000_000L + time.getNano();
        var how = new ChainHow(lot, underlying, expiry, timeNs);
        Path unfinished = outFile.resolveSibling(outFile.getFileName() + ".unfinished");
        try (var snapshots = ChainSnapshots.open(chains, how)) {
            long rows = write(snapshots, unfinished);
            ChainReport report = snapshots.report();
            if (report.snapshots() == 0) {
                throw new CommandException(Exit.COULD_NOT_RUN, nothing(report));
            }
            Files.move(unfinished, outFile, StandardCopyOption.REPLACE_EXISTING);
            out.print(result(report, rows));
            return Exit.OK;
        } catch (LotUnknownException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long write(ChainSnapshots snapshots, Path file) throws IOException {
        Settings settings = set.over(Settings.DEFAULTS);
        var progress = new Progress("options: snapshots", out.quiet);
        String only = null;
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            var sink = new ChainCsv(what, csv, settings);
            for (ChainSnapshot s = snapshots.next(); s != null; s = snapshots.next()) {
                only = only == null ? s.underlying() : only;
                if (!only.equals(s.underlying())) {
                    throw new CommandException(
                            Exit.COULD_NOT_RUN,
                            "the files hold several underlyings, "
                                    + only
                                    + " and "
                                    + s.underlying()
                                    + " among them: name one with --underlying");
                }
                sink.accept(s);
                progress.accept(snapshots.report().snapshots());
            }
            return sink.rows();
        }
    }

    private String nothing(ChainReport report) {
        var text = new StringBuilder("no chain to work out");
        if (underlying != null) {
            text.append(" for ").append(underlying);
        }
        for (ChainProblem problem : report.counts().keySet()) {
            text.append("; ").append(problem.words()).append(": ");
            text.append(report.places(problem).get(0));
        }
        return text.toString();
    }

    private Map<String, Object> result(ChainReport report, long rows) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("out", outFile);
        result.put("snapshots", report.snapshots());
        result.put("rows", rows);
        Map<String, Object> refused = new LinkedHashMap<>();
        for (Map.Entry<ChainProblem, Long> entry : report.counts().entrySet()) {
            Map<String, Object> reason = new LinkedHashMap<>();
            reason.put("count", entry.getValue());
            reason.put("what", entry.getKey().words());
            reason.put("places", report.places(entry.getKey()));
            refused.put(entry.getKey().name(), reason);
        }
        result.put("refused", refused);
        return result;
    }
}
