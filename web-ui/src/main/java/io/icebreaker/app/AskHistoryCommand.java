package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.bar.Interval;
import io.icebreaker.feed.rest.Candle;
import io.icebreaker.tick.Prices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code icebreaker ask history NSE:RELIANCE --from 2026-11-25}: a broker's bars. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "A broker's bars of an instrument; what still forms is left out. Days and times are IST;",
            "a day alone is whole. Long spans are asked for in pieces. Exit code 1: there are none."
        })
final class AskHistoryCommand implements Callable<Integer> {
    /** No broker keeps minutes that long; days go further back, but not further than this. */
    private static final long MAX_SPAN_NS = 20 * 366 * Interval.D1.lengthNs();

    private static final String HEADER = "segment,token,start_ns,open,high,low,close,volume,oi";

    @Parameters(index = "0", paramLabel = "NAME", description = "EXCHANGE:SYMBOL.")
    private String name;

    @Option(
            names = "--interval",
            defaultValue = "5m",
            description = "1m 3m 5m (default) 10m 15m 30m 1h 1d, as far as the broker has it.")
    private String interval;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TIME",
            description = "2026-11-25 or 2026-11-25T09:15.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until then (default: now).")
    private String to;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Write it as CSV, decimal prices, times ns UTC, instead of a table.")
    private Path outFile;

    @Mixin private AskOptions options;

    private record Answer(AskedBroker.History history, Map<String, Object> tree) {}

    @Override
    public Integer call() throws IOException {
        Interval wanted = Interval.named(interval);
        if (wanted == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "no interval '"
                            + interval
                            + "'; there are "
                            + String.join(" ", Interval.labels()));
        }
        long fromNs = AskTime.fromNs("--from", from);
        long toNs = to == null ? nowNs() : AskTime.toNs("--to", to);
        if (toNs <= fromNs || toNs - fromNs > MAX_SPAN_NS) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--to is behind --from, at most 20 years");
        }
        Answer answer =
                options.ask(
                        true,
                        broker -> {
                            AskedBroker.History history =
                                    broker.history(name, wanted, fromNs, toNs);
                            return new Answer(history, AskTree.history(broker, history));
                        });
        print(answer);
        if (answer.history().candles().isEmpty()) {
            System.err.println("icebreaker: the broker has no bars of " + name + " in that time");
        }
        return answer.history().candles().isEmpty() ? Exit.FOUND_WRONG : Exit.OK;
    }

    private static long nowNs() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private void print(Answer answer) throws IOException {
        if (outFile != null) {
            write(answer.history());
            Map<String, Object> result = new LinkedHashMap<>(answer.tree());
            result.remove("bars");
            result.put("out", outFile);
            result.put("rows", answer.history().candles().size());
            options.out.print(result);
        } else if (options.out.json) {
            System.out.println(Json.line(answer.tree()));
        } else {
            System.out.print(table(answer.history()).text());
        }
    }

    private static AskTable table(AskedBroker.History history) {
        var table =
                new AskTable(
                        "start IST",
                        "open Rs",
                        "high Rs",
                        "low Rs",
                        "close Rs",
                        "volume units",
                        "oi units");
        for (Candle it : history.candles()) {
            table.add(
                    AskTable.time(it.startNs()),
                    AskTable.price(it.open()),
                    AskTable.price(it.high()),
                    AskTable.price(it.low()),
                    AskTable.price(it.close()),
                    AskTable.count(it.volume()),
                    AskTable.count(it.oi()));
        }
        return table;
    }

    private void write(AskedBroker.History history) throws IOException {
        Path unfinished = outFile.resolveSibling(outFile.getFileName() + ".unfinished");
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(unfinished)) {
            csv.writeRecord(HEADER.split(","));
            for (Candle it : history.candles()) {
                csv.writeRecord(
                        history.instrument().segment(),
                        Long.toString(history.instrument().token()),
                        Long.toString(it.startNs()),
                        Prices.format(it.open()),
                        Prices.format(it.high()),
                        Prices.format(it.low()),
                        Prices.format(it.close()),
                        Long.toString(it.volume()),
                        it.oi() < 0 ? "" : Long.toString(it.oi()));
            }
        }
        Files.move(unfinished, outFile, StandardCopyOption.REPLACE_EXISTING);
    }
}
