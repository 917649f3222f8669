package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.icebreaker.backtest.FillModel;
import io.icebreaker.backtest.FillRules;
import io.icebreaker.backtest.Product;
import io.icebreaker.backtest.run.BacktestTask;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to run a strategy over, and how its orders trade: options that all backtest commands share. */
final class TaskOptions {
    @Option(
            names = "--journal",
            arity = "1..*",
            paramLabel = "DIR",
            description = "A day's journal, or a directory of days; several may be given.")
    private List<Path> journals = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "What trades; `icebreaker strategies` lists them.")
    private String strategy;

    @Option(
            names = "--params",
            paramLabel = "FILE",
            description = "Its parameters, .conf or .json: fast = 5 and so on.")
    private Path paramsFile;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "One parameter, before those of the file; may be given several times.")
    private Map<String, String> params = new TreeMap<>();

    @Option(
            names = "--model",
            defaultValue = "TOUCH",
            description = "How orders fill: ${COMPLETION-CANDIDATES} (default: TOUCH).")
    private FillModel model;

    @Option(
            names = "--latency-ms",
            defaultValue = "250",
            paramLabel = "MS",
            description = "From cause to market (default: 250).")
    private long latencyMs;

    @Option(
            names = "--slippage",
            defaultValue = "0",
            paramLabel = "TICKS",
            description = "Extra ticks against the trader (default: 0).")
    private int slippage;

    @Option(
            names = "--cancel-share",
            defaultValue = "0",
            paramLabel = "SHARE",
            description = "QUEUE: share of vanished quantity that stood before us (default: 0).")
    private double cancelShare;

    @Option(
            names = "--max-quote-age-ms",
            defaultValue = "0",
            paramLabel = "MS",
            description = {
                "A packet that came later than this after its event time fills nothing",
                "(default: 0, whatever its age; paper trading has 2000: paper.quote.age.ms)."
            })
    private long maxQuoteAgeMs;

    @Option(
            names = "--product",
            defaultValue = "INTRADAY",
            description = "Of equity: ${COMPLETION-CANDIDATES} (default: INTRADAY).")
    private Product product;

    @Option(
            names = "--capital",
            paramLabel = "RUPEES",
            description = "For returns in percent; without it they are left out.")
    private BigDecimal capital;

    @Option(
            names = "--no-gst-on-ipft",
            description = "Without GST on the investor protection fee (brokers differ).")
    private boolean noGstOnIpft;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Jars with strategies, beside those in the project's plugins/.")
    private List<Path> plugins = new ArrayList<>();

    @Mixin private SetOptions set;

    BacktestTask toTask() {
        if (journals.isEmpty() || strategy == null) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--journal DIR and --strategy NAME are needed (or --task FILE); --help says more");
        }
        Map<String, String> values = new TreeMap<>(fromFile());
        values.putAll(params);
        try {
            return new BacktestTask(
                    journals.stream().map(TaskOptions::text).toList(),
                    strategy,
                    values,
                    product,
                    new FillRules(model, latencyMs, slippage, cancelShare, maxQuoteAgeMs),
                    !noGstOnIpft,
                    capital,
                    set.values(),
                    plugins(plugins));
        } catch (IllegalArgumentException e) {
            throw new CommandException(Exit.COULD_NOT_RUN, e.getMessage());
        }
    }

    private static String text(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** The project's plug-ins, then those given; only directories that exist. */
    static List<String> plugins(List<Path> given) {
        List<String> all = new ArrayList<>();
        Path own = DemoCommand.home().resolve("plugins");
        if (Files.isDirectory(own)) {
            all.add(text(own));
        }
        for (Path directory : given) {
            if (!Files.isDirectory(directory)) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN, "--plugins " + directory + " is no directory");
            }
            all.add(text(directory));
        }
        return all;
    }

    private Map<String, String> fromFile() {
        Map<String, String> values = new TreeMap<>();
        if (paramsFile == null) {
            return values;
        }
        if (!Files.isRegularFile(paramsFile)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "--params " + paramsFile + ": no such file");
        }
        try {
            Config config = ConfigFactory.parseFile(paramsFile.toFile()).resolve();
            config.entrySet()
                    .forEach(
                            entry ->
                                    values.put(
                                            entry.getKey().replace("\"", ""),
                                            entry.getValue().unwrapped().toString()));
            return values;
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, "--params " + e.getMessage());
        }
    }
}
