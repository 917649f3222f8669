package io.icebreaker.app;

import io.icebreaker.app.alert.AlertKeys;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.os.LargePages;
import io.icebreaker.os.TimeSlices;
import io.icebreaker.ring.Profile;
import io.icebreaker.rule.RuleBook;
import io.icebreaker.telemetry.Counters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code icebreaker doctor}: can this machine run the engine? */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Look at machine, JDK and its flags, disk, clock, page, configuration and credentials.",
            "Exit code 0: fit (warnings allowed). 1: something must be mended first."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final long GIB = 1L << 30;

    /** A day of 200 instruments is about 3 GiB; below one the day does not fit. */
    private static final long LEAST_FREE_BYTES = 3 * GIB;

    private static final long LEAST_HEAP_BYTES = 200L << 20;

    /** One finding. */
    private record Finding(Verdict verdict, String what, String detail) {}

    private enum Verdict {
        OK("✓"),
        WARNING("⚠"),
        WRONG("✗");

        private final String sign;

        Verdict(String sign) {
            this.sign = sign;
        }
    }

    @Option(names = "--config", description = "A configuration to check as well.")
    private Path config;

    @Option(
            names = "--journal",
            description = "Where journals will be written (default: the temporary directory).")
    private Path journal = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--brokers",
            description = "What each broker needs of you, and how far this project is with it.")
    private boolean brokers;

    @Mixin private OutputOptions out;

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (brokers) {
            BrokerGuide.print(config, out.json);
            return Exit.OK;
        }
        checkJava();
        checkMachine();
        checkDisk();
        checkJournal();
        checkClock();
        checkPage();
        checkConfig();
        print();
        return findings.stream().anyMatch(finding -> finding.verdict == Verdict.WRONG)
                ? Exit.FOUND_WRONG
                : Exit.OK;
    }

    private void add(Verdict verdict, String what, String detail) {
        findings.add(new Finding(verdict, what, detail));
    }

    private void checkJava() {
        int feature = Runtime.version().feature();
        add(feature >= 17 ? Verdict.OK : Verdict.WRONG, "java", Runtime.version().toString());
        long heap = Runtime.getRuntime().maxMemory();
        add(
                heap >= LEAST_HEAP_BYTES ? Verdict.OK : Verdict.WARNING,
                "heap",
                heap / (1 << 20) + " MiB at most");
        boolean quiet = Boolean.getBoolean("chronicle.analytics.disable");
        add(
                quiet ? Verdict.OK : Verdict.WRONG,
                "telemetry",
                quiet ? "switched off" : "not switched off: start by scripts/icebreaker");
    }

    private void checkMachine() {
        int cores = Runtime.getRuntime().availableProcessors();
        String profile = cores <= 2 ? Profile.QUIET_VPS.name() : Profile.DEDICATED_CORES.name();
        add(
                cores >= 2 ? Verdict.OK : Verdict.WARNING,
                "cores",
                cores + "; profile for this machine: " + profile);
        add(
                Verdict.OK,
                "scheduler",
                TimeSlices.shorten()
                        ? "takes short time slices for lanes and sockets"
                        : "takes no time slices (Linux 6.12 does): pages may delay a lane by milliseconds");
        add(Verdict.OK, "large pages", largePages());
    }

    private static String largePages() {
        if (!LargePages.areLent()) {
            return "not lent by this system: a tick of a thousand instruments takes an eighth more"
                    + " (echo madvise > /sys/kernel/mm/transparent_hugepage/enabled, as root)";
        }
        return LargePages.areHad()
                ? "lie under the heap"
                : "are lent, but not asked for: start by scripts/icebreaker, or with "
                        + LargePages.FLAG;
    }

    private void checkDisk() {
        try {
            Path existing = journal.toAbsolutePath();
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            long free = Files.getFileStore(existing).getUsableSpace();
            String detail =
                    String.format(
                            Locale.ROOT, "%.1f GiB free at %s", free / (double) GIB, existing);
            add(free >= LEAST_FREE_BYTES ? Verdict.OK : Verdict.WARNING, "disk", detail);
        } catch (IOException e) {
            add(Verdict.WRONG, "disk", "cannot be asked: " + e.getMessage());
        }
    }

    /** Opens a journal for real: JDK flags that are missing show here and nowhere else. */
    private void checkJournal() {
        Path directory = null;
        try {
            Files.createDirectories(journal);
            directory = Files.createTempDirectory(journal, "icebreaker-doctor");
            try (var opened = JournalDirectory.forWriting(directory)) {
                new JournalStage(opened, new Counters()).onStop();
            }
            add(Verdict.OK, "journal", "opens, JDK flags are in place");
        } catch (Exception | LinkageError e) {
            add(
                    Verdict.WRONG,
                    "journal",
                    "cannot be opened ("
                            + e
                            + "): start by scripts/icebreaker, which sets the JDK flags of"
                            + " config/jvm.flags");
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        if (directory == null) {
            return;
        }
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("icebreaker: " + directory + " is left behind: " + e.getMessage());
        }
    }

    private void checkClock() {
        long from = System.currentTimeMillis();
        boolean sane = from > 1_735_689_600_000L && from < 4_102_444_800_000L;
        add(
                sane ? Verdict.OK : Verdict.WRONG,
                "clock",
                Instant.ofEpochMilli(from) + " UTC; keep it by NTP (chrony)");
    }

    private void checkPage() {
        boolean built = Main.class.getResource("/page/index.html") != null;
        add(
                built ? Verdict.OK : Verdict.WARNING,
                "page",
                built ? "built" : "not built: install Node and run scripts/icebreaker again");
    }

    /** Keys only: whether messages arrive is what {@code alerts test} is for. */
    private void checkAlerts(AlertPlan plan) {
        for (Channel channel : Channel.values()) {
            if (plan.has(channel)) {
                List<String> problems = AlertKeys.problems(plan, channel, System.getenv());
                String detail = problems.isEmpty() ? "keys are there" : String.join("; ", problems);
                Verdict verdict = problems.isEmpty() ? Verdict.OK : Verdict.WRONG;
                add(verdict, "alerts by " + channel.word(), detail);
            }
        }
    }

    /** Whether every rule of the file can be used; symbols show only when a day has its instruments. */
    private void checkRules(Path file) {
        if (!Files.exists(file)) {
            add(Verdict.OK, "rules", "no file " + file + ": nothing is watched");
            return;
        }
        try {
            RuleBook book = RuleBook.read(file);
            boolean isGood = book.problems().isEmpty();
            String detail = book.rules().size() + " in " + file;
            add(isGood ? Verdict.OK : Verdict.WARNING, "rules", detail);
            book.problems().forEach(it -> add(Verdict.WARNING, "rules", it.toString()));
        } catch (IOException | IllegalArgumentException e) {
            add(Verdict.WRONG, "rules", file + ": " + e.getMessage());
        }
    }

    private void checkConfig() {
        if (config == null) {
            return;
        }
        try {
            AppConfig read = AppConfig.load(config);
            add(Verdict.OK, "configuration", config + ": " + read.feeds().size() + " feed(s)");
            for (AppConfig.Feed feed : read.feeds()) {
                Credentials.check(feed, InstantSource.system(), this::addCredentials);
            }
            checkAlerts(read.alerts());
            checkRules(read.rules());
        } catch (ConfigException e) {
            add(Verdict.WRONG, "configuration", e.getMessage());
        }
    }

    private void addCredentials(String feed, boolean isWell, String words) {
        add(isWell ? Verdict.OK : Verdict.WARNING, "credentials of " + feed, words);
    }

    private void print() {
        if (out.json) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (Finding finding : findings) {
                map.put(
                        map.containsKey(finding.what)
                                ? finding.what + " (" + map.size() + ")"
                                : finding.what,
                        Map.of(
                                "verdict",
                                finding.verdict.name().toLowerCase(Locale.ROOT),
                                "detail",
                                finding.detail));
            }
            System.out.println(Json.line(map));
        } else {
            findings.forEach(
                    f -> System.out.println(f.verdict.sign + " " + f.what + ": " + f.detail));
        }
    }
}
