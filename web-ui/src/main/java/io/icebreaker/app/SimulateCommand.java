package io.icebreaker.app;

import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.setting.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker simulate}: many simulated sessions, a journal each, to try backtests on. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Record N sessions of the SIMULATED market, one journal a trading day, as fast as it goes.",
            "Days follow each other: each opens from the day before's closes. Started again, finished",
            "days are kept and the rest is made. A simulated market says nothing about a real one."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 1_000;

    /** What the market is made of. */
    enum Universe {
        /** Two indices and futures, four options, four stocks. */
        few,
        /** The demo's 64 instruments. */
        usual
    }

    @Option(
            names = "--days",
            required = true,
            paramLabel = "N",
            description = "How many sessions, 1..1000; holidays and weekends are passed over.")
    private int days;

    @Option(
            names = "--journal",
            required = true,
            paramLabel = "DIR",
            description = "Directory of the days, DIR/2026-10-01 and so on.")
    private Path journal;

    @Option(
            names = "--from",
            defaultValue = "2026-10-01",
            paramLabel = "DATE",
            description =
                    "The first day, or the next trading day after it (default: ${DEFAULT-VALUE}).")
    private LocalDate from;

    @Option(
            names = "--seed",
            defaultValue = "20261001",
            description =
                    "Of the market: the same seed makes the same days (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rate",
            defaultValue = "0.5",
            description = {
                "How busy: 1 is the demo's pace of one to four packets a second an instrument,",
                "0.01..100 (default: ${DEFAULT-VALUE})."
            })
    private double rate;

    @Option(
            names = "--instruments",
            defaultValue = "few",
            description = {
                "few: 12 instruments, at the usual rate 280,000 ticks and 0.4 GB a day (default);",
                "usual: the demo's 64 instruments, six times as much."
            })
    private Universe instruments;

    @Option(
            names = "--stocks",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "N invented companies in sectors, 24..1000, beside indices and options;",
                "of 500 a day has 3.3 million ticks at the usual rate and takes 6 GB."
            })
    private int stocks;

    @Mixin private SetOptions set;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        boolean isGood = days >= 1 && days <= MOST_DAYS && MarketConfig.isMarketOf(stocks);
        if (!isGood || !(rate >= 0.01 && rate <= 100)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--days is 1.."
                            + MOST_DAYS
                            + ", --rate 0.01..100, --stocks 24..1000 (0: the usual)");
        }
        boolean isFew = instruments == Universe.few && stocks == 0;
        var market = new SimulatedDays.Market(from, seed, rate, isFew, stocks);
        Settings settings = set.over(Settings.DEFAULTS);
        try (var shutdown = new Shutdown()) {
            var run = new SimulatedDays(journal, market, settings, shutdown, out.quiet);
            out.print(run.make(days));
            return run.isStopped() ? Exit.COULD_NOT_RUN : Exit.OK;
        }
    }
}
