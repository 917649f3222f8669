package io.icebreaker.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/faults}: runs the fault tests one by one and prints what came of them. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Do harm to the engine, as often as it takes, and count what is lost.",
            "Each fault is a row of the table; the seed is printed and replays the case."
        },
        footer = {
            "",
            "Exit codes: 0 all passed, 1 one failed (in the full form: or was skipped), 2 could not run."
        })
public final class Faults implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int COULD_NOT_RUN = 2;

    @Option(names = "--full", description = "The nightly form: hours rather than minutes.")
    private boolean full;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ID",
            description = "Only these, such as F1,F4.")
    private List<String> only = List.of();

    @Option(names = "--seed", description = "Do the harm of an earlier run again.")
    private Long seed;

    @Option(names = "--json", description = "Print the results as one JSON object.")
    private boolean json;

    @Option(names = "--list", description = "Print ids and titles; do nothing.")
    private boolean list;

    @Option(
            names = "--work",
            description = "Where working files go (a directory of the system's, as a rule).")
    private Path work;

    private Faults() {}

    /** All there are, in the order of their numbers: a line each. */
    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new KillFault());
        faults.add(new InitKillFault());
        faults.add(new TwoWritersFault());
        faults.add(new DamageFault());
        faults.add(new PowerCutFault());
        faults.add(new FullDiskFault());
        faults.add(new SlowDiskFault());
        faults.add(new ClockFault());
        faults.add(new DisorderFault());
        faults.add(new BurstFault());
        faults.add(new DayFault());
        faults.add(new HandlerFault());
        faults.add(new PauseFault());
        faults.add(new DeterminismFault());
        faults.add(new ConfigFault());
        faults.add(new EgressFault());
        return faults;
    }

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Faults()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Fault> chosen = chosen();
        if (list || chosen.isEmpty()) {
            all().forEach(fault -> System.out.println(fault.id() + "  " + fault.title()));
            return chosen.isEmpty() ? COULD_NOT_RUN : 0;
        }
        long runSeed = seed == null ? System.currentTimeMillis() % 1_000_000 : seed;
        System.err.println("faults: " + (full ? "full" : "short") + " form, seed " + runSeed);
        var table = new FaultTable();
        for (Fault fault : chosen) {
            FaultResult result = run(fault, runSeed);
            table.add(fault, result);
            say(fault, result.verdict() + "; " + result.note());
            if (!result.passed() && !result.isSkipped()) {
                say(fault, "again: scripts/faults " + again(fault, runSeed));
            }
        }
        System.out.print(json ? table.json(full, runSeed) + "\n" : table.text());
        return table.isPassed(full) ? 0 : FAILED;
    }

    private String again(Fault fault, long runSeed) {
        return (full ? "--full " : "") + "--only " + fault.id() + " --seed " + runSeed;
    }

    private List<Fault> chosen() {
        List<String> ids = only.stream().map(id -> id.strip().toUpperCase(Locale.ROOT)).toList();
        List<String> known = all().stream().map(Fault::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                System.err.println("faults: there is no " + id + "; there are:");
                return List.of();
            }
        }
        return all().stream().filter(f -> ids.isEmpty() || ids.contains(f.id())).toList();
    }

    private FaultResult run(Fault fault, long runSeed) throws IOException, InterruptedException {
        Path directory =
                work == null
                        ? Files.createTempDirectory("icebreaker-" + fault.id())
                        : Files.createDirectories(work.resolve(fault.id()));
        long startedNs = System.nanoTime();
        say(fault, fault.title() + " ...");
        try {
            var run = new FaultRun(full, runSeed, directory, home(), line -> say(fault, line));
            return fault.run(run);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            return FaultResult.broken(e);
        } finally {
            delete(directory);
            say(fault, String.format(Locale.ROOT, "took %.1f s", since(startedNs)));
        }
    }

    private static double since(long startedNs) {
        return (System.nanoTime() - startedNs) / 1e9;
    }

    private static Path home() {
        return Path.of(System.getProperty("icebreaker.home", ".")).toAbsolutePath().normalize();
    }

    private static void say(Fault fault, String line) {
        System.err.println(fault.id() + ": " + line);
    }

    /** A directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> found = Files.walk(directory)) {
            found.sorted(Comparator.reverseOrder()).forEach(paths::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }
}
