package io.icebreaker.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.icebreaker.app.alert.AlertFilter;
import io.icebreaker.app.alert.AlertHistory;
import io.icebreaker.app.alert.AlertLevel;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.app.alert.DeliveryStatus;
import io.icebreaker.app.alert.Fate;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.calendar.SessionCalendar;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker alerts log}: history, delivery log, and what followed on each rule's alerts. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = {
            "Alerts of the past, the newest first: with the price then and 5, 15 and 60 minutes later, and",
            "how each message stands. --what deliveries: each try with each channel. --what rules: how often",
            "the price went the alert's way (up, where a rule says no side), without costs.",
            "An engine may run meanwhile."
        })
final class AlertsLogCommand implements Callable<Integer> {
    /** What is listed. */
    enum What {
        ALERTS,
        DELIVERIES,
        RULES
    }

    private static final long DAY_NS = 86_400_000_000_000L;

    @Option(names = "--config", description = "The configuration whose alerts.file it is.")
    private Path config;

    @Option(names = "--db", paramLabel = "FILE", description = "The file itself.")
    private Path file;

    @Option(
            names = "--what",
            defaultValue = "alerts",
            description = "alerts, deliveries or rules (default: ${DEFAULT-VALUE}).")
    private What what;

    @Option(names = "--from", paramLabel = "DAY", description = "From this day on, IST.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "To this day's end, IST.")
    private LocalDate to;

    @Option(names = "--rule", description = "Only of this rule.")
    private String rule;

    @Option(names = "--instrument", description = "Only of this instrument.")
    private String instrument;

    @Option(names = "--level", description = "INFO, WARNING or CRITICAL.")
    private AlertLevel level;

    @Option(
            names = "--fate",
            description =
                    "What became of it before any channel was asked: ${COMPLETION-CANDIDATES}.")
    private Fate fate;

    @Option(names = "--channel", description = "Only those for this channel.")
    private Channel channel;

    @Option(
            names = "--status",
            description = "Only with a message that stands so: ${COMPLETION-CANDIDATES}.")
    private DeliveryStatus status;

    @Option(
            names = "--origin",
            defaultValue = "LIVE",
            description = "LIVE, DEMO or REPLAY (default: ${DEFAULT-VALUE}).")
    private Origin origin;

    @Option(
            names = "--limit",
            defaultValue = "1000000",
            description = "The newest so many rows at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    @Option(names = "--out", paramLabel = "FILE.csv", description = "Write CSV to a file.")
    private Path out;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() throws IOException {
        try (AlertHistory history = open()) {
            show(table(history, filter()));
            return Exit.OK;
        }
    }

    private AlertHistory open() throws IOException {
        if ((config == null) == (file == null)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "give either --config or --db: where are the alerts?");
        }
        Path path = file != null ? file : AlertsPlanOption.plan(config).file();
        try {
            return AlertHistory.open(path);
        } catch (NoSuchFileException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, "no alert has been kept in " + path);
        }
    }

    private AlertsTable table(AlertHistory history, AlertFilter filter) throws IOException {
        return switch (what) {
            case ALERTS -> AlertsTable.ofAlerts(history.alerts(filter, limit));
            case DELIVERIES -> AlertsTable.ofAttempts(history.attempts(filter, limit));
            case RULES -> AlertsTable.ofScores(history.scores(filter).values());
        };
    }

    private AlertFilter filter() {
        AlertFilter filter = AlertFilter.of(origin);
        filter = from == null ? filter : filter.from(startNs(from));
        filter = to == null ? filter : filter.before(startNs(to) + DAY_NS);
        filter = rule == null ? filter : filter.rule(rule);
        filter = instrument == null ? filter : filter.instrument(instrument);
        filter = level == null ? filter : filter.level(level);
        filter = fate == null ? filter : filter.fate(fate);
        filter = channel == null ? filter : filter.channel(channel);
        return status == null ? filter : filter.status(status);
    }

    private static long startNs(LocalDate day) {
        return day.toEpochDay() * DAY_NS - SessionCalendar.IST_OFFSET_NS;
    }

    private void show(AlertsTable table) throws IOException {
        if (out != null) {
            Path unfinished = out.resolveSibling(out.getFileName() + ".unfinished");
            Files.writeString(unfinished, csv(table));
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
            output.print(Map.of("file", out, "rows", table.rows().size()));
        } else if (csv) {
            System.out.print(csv(table));
        } else if (output.json) {
            System.out.println(Json.line(Map.of("rows", table.maps())));
        } else {
            System.out.print(plain(table));
        }
    }

    private static String csv(AlertsTable table) throws IOException {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(table.columns());
            table.texts().forEach(csv::writeRecord);
        }
        return text.toString();
    }

    /** Without columns in which nothing stands. */
    private static String plain(AlertsTable table) {
        List<List<String>> rows = table.texts();
        List<Integer> shown =
                IntStream.range(0, table.columns().size())
                        .filter(n -> rows.stream().anyMatch(row -> !row.get(n).isEmpty()))
                        .boxed()
                        .toList();
        if (shown.isEmpty()) {
            return "none\n";
        }
        var text = new AskTable(shown.stream().map(table.columns()::get).toArray(String[]::new));
        rows.forEach(row -> text.add(shown.stream().map(row::get).toArray(String[]::new)));
        return text.text();
    }
}
