package io.icebreaker.app;

import io.icebreaker.feed.chain.ChainHow;
import io.icebreaker.feed.chain.ChainSnapshots;
import io.icebreaker.feed.chain.LotUnknownException;
import io.icebreaker.feed.csv.BadRow;
import io.icebreaker.feed.csv.ImportReport;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.csv.TicksCsv;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.RollingHash;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.FatalExit;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker import}: recorded ticks into a journal, through the same pipeline as live. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Make a journal of recorded ticks (CSV, gzip allowed; columns in README.md), or with",
            "--format nse-chain of recorded option chains (files or folders of NSE's chain JSON).",
            "Several --feed FILE play that many recordings as feeds of the same moment: what two of them",
            "send is one stream, and --kill N@HH:MM:SS lets one go down.",
            "Bad rows are left out, counted by reason and listed with their line numbers;",
            "the exit code is 0 all the same."
        })
final class ImportCommand implements Callable<Integer> {
    private static final long PROGRESS_EVERY = 16_384;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "The recording: FILE.csv or FILE.csv.gz; of chains any number of paths.")
    private List<Path> files = List.of();

    @Option(
            names = "--feed",
            paramLabel = "FILE",
            description = "A recording as one of several feeds; the first is feed 0.")
    private List<Path> feeds = List.of();

    @Option(
            names = "--kill",
            paramLabel = "N@HH:MM:SS",
            description = "Feed N goes down at that time of the recorded day, IST.")
    private List<String> kills = List.of();

    @Option(
            names = "--format",
            defaultValue = "ticks",
            description = "ticks (default), nse-chain or bars.")
    private String format;

    @Option(
            names = "--lot",
            defaultValue = "0",
            description = "Of chains: units a contract (default: 75 for NIFTY in 2025).")
    private long lot;

    @Option(names = "--journal", description = "Directory of the new journal; not for bars.")
    private Path journal;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = {
                "The directory data/ with its bars/: where bars go (default: data in the project);",
                "of recordings: begin with the bars of earlier days there (default: cold)."
            })
    private Path data;

    @Option(
            names = "--instruments",
            description = "Definitions (default: FILE.instruments.csv beside the recording).")
    private Path instrumentsFile;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        if (format.equals("bars")) {
            return bars();
        }
        if (journal == null) {
            throw new CommandException(Exit.COULD_NOT_RUN, "--journal DIR is wanted");
        }
        if (format.equals("nse-chain")) {
            return chains();
        }
        if (!format.equals("ticks") || files.size() + Math.min(1, feeds.size()) != 1) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--format is ticks, of one FILE or of several --feed FILE, or nse-chain, or"
                            + " bars");
        }
        if (!feeds.isEmpty()) {
            return feeds();
        }
        Path file = files.get(0);
        Path definitions = instrumentsFile == null ? InstrumentsCsv.beside(file) : instrumentsFile;
        List<Instrument> instruments = InstrumentsCsv.read(definitions);
        var ids = new Instruments(Math.max(1, instruments.size()));
        ids.registerAll(instruments);
        try (var csv = new TicksCsv(file, ids);
                var directory = JournalDirectory.forWriting(journal)) {
            refuseUnlessEmpty(directory);
            out.print(run(csv, ids.all(), directory));
            return Exit.OK;
        }
    }

    private int feeds() throws Exception {
        if (instrumentsFile != null || feeds.size() > TickFlags.MAX_FEEDS) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--feed takes the definitions beside each FILE, and at most "
                            + TickFlags.MAX_FEEDS
                            + " of them");
        }
        try (var directory = JournalDirectory.forWriting(journal)) {
            refuseUnlessEmpty(directory);
            Settings settings = set.over(Settings.DEFAULTS);
            out.print(
                    new FeedsImport(directory, settings, new EarlierDays(data), out.quiet)
                            .run(feeds, kills));
            return Exit.OK;
        }
    }

    private int bars() throws Exception {
        if (journal != null || files.isEmpty() || !feeds.isEmpty()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--format bars takes PATHs and --data DIR: bars go into the store there");
        }
        Path home = data == null ? DemoCommand.home().resolve("data") : data;
        var names = BarNames.of(home.resolve("masters"), instrumentsFile);
        out.print(new BarsImport(new BarStore(home.resolve("bars")), names::find).run(files));
        return Exit.OK;
    }

    private int chains() throws Exception {
        var how = new ChainHow(lot, null, null, 0);
        try (var snapshots = ChainSnapshots.open(files, how);
                var directory = JournalDirectory.forWriting(journal)) {
            refuseUnlessEmpty(directory);
            Settings settings = set.over(Settings.DEFAULTS);
            out.print(
                    new ChainImport(directory, settings, new EarlierDays(data), how, out.quiet)
                            .run(snapshots));
            return Exit.OK;
        } catch (LotUnknownException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        }
    }

    private void refuseUnlessEmpty(JournalDirectory directory) {
        if (!directory.isEmpty()) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    journal + " already holds a journal; import into a new directory");
        }
    }

    private Map<String, Object> run(
            TicksCsv csv, List<Instrument> instruments, JournalDirectory directory)
            throws Exception {
        var progress = new Progress("import: rows", out.quiet);
        Settings settings = set.over(Settings.DEFAULTS);
        directory.writeSettings(settings.toText());
        boolean any = csv.next();
        long firstNs = any ? csv.row().receiveTimeNs() : 0;
        Before before = new EarlierDays(data).before(firstNs, directory);
        var setup =
                PipelineSetup.recording(
                                Profile.REPLAY_FAST,
                                Math.max(1, instruments.size()),
                                1,
                                false,
                                directory)
                        .withSettings(settings)
                        .withEarlierBars(before.bars());
        var pipeline = Pipeline.start(setup);
        try {
            publish(csv, any, instruments, before.hash(), pipeline.newSink(), progress);
        } finally {
            pipeline.close();
        }
        if (!pipeline.isWorkedOff()) {
            throw new CommandException(
                    FatalExit.CODE,
                    "the engine did not work off the recording; " + journal + " is incomplete");
        }
        return result(csv.report(), pipeline, progress.seconds());
    }

    static void publish(
            TicksCsv csv, List<Instrument> instruments, TickSink sink, Progress progress)
            throws Exception {
        publish(csv, csv.next(), instruments, null, sink, progress);
    }

    /** {@code any}: whether a first row is there, which has been read. */
    private static void publish(
            TicksCsv csv,
            boolean any,
            List<Instrument> instruments,
            byte[] earlierBars,
            TickSink sink,
            Progress progress)
            throws Exception {
        long lastReceiveNs = any ? csv.row().receiveTimeNs() : 0;
        Header.publish(sink, instruments, "recording", 0, earlierBars, lastReceiveNs);
        long rows = 0;
        for (boolean more = any; more; more = csv.next()) {
            Tick slot = sink.claim();
            long sequence = slot.sequence();
            slot.copyInputFrom(csv.row().bytes(), 0).sequence(sequence);
            lastReceiveNs = slot.receiveTimeNs();
            sink.publish();
            if (++rows % PROGRESS_EVERY == 0) {
                progress.accept(rows);
            }
        }
        Events.sessionEnd(sink.claim(), lastReceiveNs);
        sink.publish();
    }

    private Map<String, Object> result(ImportReport report, Pipeline pipeline, double seconds) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("journal", journal);
        result.put("rows", report.goodRows());
        result.put("badRows", report.badRows());
        Map<String, Object> bad = new LinkedHashMap<>();
        for (Map.Entry<BadRow, Long> entry : report.counts().entrySet()) {
            Map<String, Object> reason = new LinkedHashMap<>();
            reason.put("count", entry.getValue());
            reason.put("what", entry.getKey().words());
            reason.put("lines", report.lines(entry.getKey()));
            bad.put(entry.getKey().name(), reason);
        }
        result.put("badRowsByReason", bad);
        result.put("counters", DayResult.oddities(pipeline.counters()));
        result.put("seconds", Math.round(seconds * 1000) / 1000.0);
        result.put("outputHash", RollingHash.hex(pipeline.output().hash()));
        return result;
    }
}
