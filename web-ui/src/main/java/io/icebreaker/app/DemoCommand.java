package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.SectorRow;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker demo}: a simulated market behind a real WebSocket, in the browser. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Show a SIMULATED market in the browser: no account, no network.",
            "Stopped and started again, the day goes on where it stopped; --fresh begins a new one."
        })
final class DemoCommand implements Callable<Integer> {
    private static final long SECOND_MS = 1_000;

    /** Long enough for baselines, signals, a few half-hour brackets. */
    private static final int USUAL_MORNING = 45;

    private static final int LONGEST_MORNING = 360;

    /** So close to the end of the session a demo begins a new day rather than go on. */
    private static final long NEARLY_OVER_NS = 300_000_000_000L;

    @Option(
            names = "--journal",
            description = "Directory of the demo's journal (default: data/demo in the project).")
    private Path journal;

    @Option(
            names = "--fresh",
            description = "Begin a new day; an earlier demo's journal is set aside, not deleted.")
    private boolean fresh;

    @Option(
            names = "--seconds",
            defaultValue = "0",
            description = "Stop after so long (default: run until Ctrl-C).")
    private int seconds;

    @Option(names = "--headless", description = "No page, no server.")
    private boolean headless;

    @Option(
            names = "--morning",
            paramLabel = "MINUTES",
            description = {
                "Minutes of a new session put through at once, so that there is history to look at",
                "(default: 45, headless 0)."
            })
    private Integer morning;

    @Option(
            names = "--port",
            defaultValue = "8420",
            description = "Port of the page on 127.0.0.1; 0 takes a free one.")
    private int port;

    @Option(
            names = "--profile",
            defaultValue = "quiet-vps",
            description = "quiet-vps (default) or dedicated-cores.")
    private String profile;

    @Option(
            names = "--seed",
            defaultValue = "20260817",
            description = "Of the market model, for a new day.")
    private long seed;

    @Option(
            names = "--extra-stocks",
            defaultValue = "0",
            description = "Made-up stocks beside the usual set.")
    private int extraStocks;

    @Option(
            names = "--stocks",
            paramLabel = "N",
            defaultValue = "0",
            description = {
                "For a new day: N invented companies in twelve sectors, 24..1000,",
                "in place of the usual 20 stocks; with a past of three years."
            })
    private int stocks;

    @Option(
            names = "--rate",
            defaultValue = "1",
            description = "How many times busier than a usual day (0.01..100).")
    private double rate;

    @Option(
            names = "--broker",
            paramLabel = "NAME",
            defaultValue = "kite",
            description = {
                "Whose wire the market comes over: kite (default), smartapi, dhan, noren, several"
                        + " with",
                "commas, or all: then the same packets come several times and become one stream."
            })
    private String broker;

    @Mixin private DemoAlerts alerts;

    @Mixin private OutputOptions out;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        List<BrokerKind> brokers = DemoBroker.named(broker);
        Path directory = journal == null ? usualJournal(brokers) : journal;
        DemoMarket market = market(directory);
        int room = PipelineSetup.DEFAULT_INSTRUMENTS + extraStocks;
        Profile threads = ReplayCommand.profile(profile);
        try (var shutdown = new Shutdown();
                var day =
                        DemoDay.open(
                                new DemoDay.Plan(
                                        directory,
                                        market,
                                        threads,
                                        room,
                                        brokers,
                                        morning(),
                                        alerts.plan(directory, companies(market)),
                                        out.quiet || out.json))) {
            if (!headless) {
                System.err.println(
                        "icebreaker: the page is at "
                                + day.serve(port)
                                + " (SIMULATED market; Ctrl-C stops)");
            }
            run(day, shutdown);
            Map<String, Object> result = day.finish();
            out.print(result);
            return Exit.OK;
        }
    }

    private static List<SectorRow> companies(DemoMarket market) {
        return new MarketModel(market.toConfig()).sectors();
    }

    /** Before anything is moved or opened. */
    private void checkOptions() {
        boolean isGood = seconds >= 0 && extraStocks >= 0 && extraStocks <= 10_000;
        isGood &= morning() >= 0 && morning() <= LONGEST_MORNING;
        isGood &= MarketConfig.isMarketOf(stocks);
        if (!isGood || !(rate >= 0.01 && rate <= 100)) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    "--seconds is 0 or more, --stocks 24..1000 (0: the usual), --extra-stocks"
                            + " 0..10000, --rate 0.01..100, --morning 0.."
                            + LONGEST_MORNING);
        }
    }

    private int morning() {
        return morning != null ? morning : headless ? 0 : USUAL_MORNING;
    }

    private void run(DemoDay day, Shutdown shutdown) {
        long untilNs = seconds == 0 ? Long.MAX_VALUE : System.nanoTime() + seconds * 1_000_000_000L;
        boolean told = false;
        while (System.nanoTime() < untilNs && !shutdown.await(waitMs(untilNs))) {
            day.look();
            if (!told && day.isOver()) {
                told = true;
                System.err.println(
                        "icebreaker: the simulated session is over; stop and start again for a new"
                                + " day");
            }
        }
    }

    private static long waitMs(long untilNs) {
        return Math.max(1, Math.min(SECOND_MS, (untilNs - System.nanoTime()) / 1_000_000));
    }

    /** Each choice of brokers has a demo of its own to go on with. */
    private static Path usualJournal(List<BrokerKind> brokers) {
        String names = DemoBroker.names(brokers);
        return home().resolve(names.equals("kite") ? "data/demo" : "data/demo-" + names);
    }

    static Path home() {
        return Path.of(System.getProperty("icebreaker.home", "."));
    }

    /** The market to go on with, or a new one, kept in the directory. */
    private DemoMarket market(Path directory) throws Exception {
        DemoMarket known = DemoMarket.in(directory);
        boolean goOn =
                known != null
                        && !fresh
                        && lastEventNs(directory) < known.closeNs() - NEARLY_OVER_NS;
        if (goOn) {
            if (stocks != 0 && stocks != known.companies()) {
                System.err.println(
                        "icebreaker: the day in "
                                + directory
                                + " goes on with the stocks it has; --fresh begins one with "
                                + stocks);
            }
            return known;
        }
        setAside(directory, known);
        LocalDate today = SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000);
        DemoMarket market =
                DemoMarket.onLastWeekday(today, seed, extraStocks, rate).withCompanies(stocks);
        market.keepIn(directory);
        return market;
    }

    private static long lastEventNs(Path directory) throws Exception {
        return Files.isDirectory(directory.resolve("input"))
                ? JournalScan.lastReceiveNs(directory)
                : 0;
    }

    /** Moves an earlier day out of the way: nothing is deleted. */
    private void setAside(Path directory, DemoMarket known) throws IOException, JournalException {
        if (known == null) {
            if (Files.isDirectory(directory.resolve("input"))) {
                throw new CommandException(
                        Exit.COULD_NOT_RUN,
                        directory + " holds a journal that no demo made; choose another --journal");
            }
            return;
        }
        int number = 1;
        while (Files.exists(aside(directory, number))) {
            number++;
        }
        JournalDirectory.forWriting(directory).close(); // refuses while another process writes it
        Files.move(directory, aside(directory, number));
        System.err.println("icebreaker: the earlier demo is kept in " + aside(directory, number));
    }

    private static Path aside(Path directory, int number) {
        return directory.resolveSibling(directory.getFileName() + "-" + number);
    }
}
