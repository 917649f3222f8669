package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.backtest.BacktestLedger;
import io.icebreaker.backtest.FillModel;
import io.icebreaker.backtest.FillRules;
import io.icebreaker.backtest.ListedOrder;
import io.icebreaker.backtest.ListedOrders;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.csv.TicksCsv;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.journal.before.Before;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker backtest fills}: what a given list of orders would have got. */
@Command(
        name = "fills",
        mixinStandardHelpOptions = true,
        description = {
            "Fill a list of orders on a recorded day (analytics 10.2, 10.3). Orders are CSV with the",
            "columns time_ns,segment,token,side,qty,type,limit (BUY or SELL, MARKET or LIMIT, limit in",
            "rupees); out come rows order,time_ns,segment,token,side,qty,price,status,reason: one a fill,",
            "and one for what was not filled and why. Orders have no market impact and do not see each",
            "other."
        })
final class BacktestFillsCommand implements Callable<Integer> {
    /** The day: one of the two. */
    static final class Day {
        @Option(names = "--ticks", description = "A recording, FILE.csv or FILE.csv.gz.")
        private Path ticks;

        @Option(names = "--journal", description = "A journal's directory.")
        private Path journal;
    }

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Day day;

    @Option(
            names = "--instruments",
            description = "Of --ticks: definitions (default: FILE.instruments.csv beside it).")
    private Path definitions;

    @Option(names = "--orders", required = true, description = "The list of orders.")
    private Path orders;

    @Option(
            names = "--model",
            defaultValue = "TOUCH",
            description = "LAST, MID, TOUCH (default) or QUEUE.")
    private FillModel model;

    @Option(
            names = "--latency-ms",
            defaultValue = "250",
            description = "Time an order takes to the market, ms (default: 250).")
    private long latencyMs;

    @Option(
            names = "--slippage",
            defaultValue = "0",
            description = "Ticks against the trader on top (default: 0).")
    private int slippage;

    @Option(
            names = "--cancel-share",
            defaultValue = "0",
            description = "QUEUE: share of cancels that stood before us, 0..1 (default: 0).")
    private double cancelShare;

    @Option(names = "--out", required = true, description = "The CSV file to write.")
    private Path outFile;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        List<ListedOrder> list = OrdersCsv.read(orders);
        var strategy = new ListedOrders(list);
        StrategySetup setup = StrategySetup.of(strategy).with(rules());
        if (day.ticks != null) {
            onTicks(setup);
        } else {
            onJournal(setup);
        }
        Path unfinished = outFile.resolveSibling(outFile.getFileName() + ".unfinished");
        Map<String, Integer> ends = write(unfinished, list, strategy, setup.ledger());
        Files.move(unfinished, outFile, StandardCopyOption.REPLACE_EXISTING);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("out", outFile);
        result.put("orders", list.size());
        result.put("model", model.name());
        result.put("ends", ends);
        out.print(result);
        return Exit.OK;
    }

    private FillRules rules() {
        try {
            return new FillRules(model, latencyMs, slippage, cancelShare);
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        }
    }

    private void onTicks(StrategySetup setup) throws Exception {
        Path file = definitions == null ? InstrumentsCsv.beside(day.ticks) : definitions;
        List<Instrument> instruments = InstrumentsCsv.read(file);
        var ids = new Instruments(Math.max(1, instruments.size()));
        ids.registerAll(instruments);
        var pipeline =
                start(Math.max(1, instruments.size()), Settings.DEFAULTS, EarlierBars.NONE, setup);
        try (var csv = new TicksCsv(day.ticks, ids)) {
            var progress = new Progress("backtest fills: rows", out.quiet);
            ImportCommand.publish(csv, ids.all(), pipeline.newSink(), progress);
        } finally {
            pipeline.close();
        }
        Replayed.failIfBroken(pipeline);
    }

    private void onJournal(StrategySetup setup) throws Exception {
        int room = JournalScan.of(day.journal).instrumentCapacity();
        var directory = JournalDirectory.forReading(day.journal);
        Settings kept = SetOptions.kept(directory).with(Setting.PAPER_STRATEGY.key(), "");
        EarlierBars bars = Before.of(directory).bars();
        var pipeline = start(room, kept, bars, setup);
        try (var reader = new JournalReader(directory)) {
            var progress = new Progress("backtest fills: events", out.quiet);
            new Replay(reader, Replay.MAX_SPEED, progress).run(pipeline.newSink());
        } finally {
            pipeline.close();
        }
        Replayed.failIfBroken(pipeline);
    }

    private static Pipeline start(
            int instruments, Settings settings, EarlierBars bars, StrategySetup setup)
            throws Exception {
        return Pipeline.start(
                PipelineSetup.replay(Profile.REPLAY_FAST, instruments)
                        .withSettings(settings)
                        .withEarlierBars(bars)
                        .withStrategy(setup));
    }

    private Map<String, Integer> write(
            Path file, List<ListedOrder> list, ListedOrders given, BacktestLedger ledger)
            throws Exception {
        Map<String, Integer> ends = new TreeMap<>();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord(FillRow.HEADER);
            for (int place = 0; place < list.size(); place++) {
                var row = new FillRow(place + 1, list.get(place), ledger);
                row.write(ledger.order(given.number(place)), csv);
                ends.merge(row.end(), 1, Integer::sum);
            }
        }
        return ends;
    }
}
