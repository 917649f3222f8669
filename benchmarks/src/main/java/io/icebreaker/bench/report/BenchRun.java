package io.icebreaker.bench.report;

import io.icebreaker.bench.report.Report.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/icebreaker bench}: runs the measuring programs one after another and writes the report. */
@Command(
        name = "icebreaker bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure this build beside its peers and physical limits, on this machine;",
            "write one HTML page, a Markdown table and the lines they are made of."
        },
        footer = {
            "",
            "Without --out: benchmarks/report/ for a full run (40 minutes of a quiet",
            "machine), benchmarks/target/report-quick/ for the quick form,",
            "benchmarks/target/report-part/ with --only.",
            "Exit codes: 0 every part ran and nothing failed (a missed target is told,",
            "it does not fail), 1 something was lost, wrong or broke off, 2 could not run."
        })
public final class BenchRun implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int COULD_NOT_RUN = 2;

    @Option(
            names = "--quick",
            description = "Show in minutes that all runs, loses nothing and equals its peers.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "TARGET",
            description = "Only what answers these, such as P1,P8 or memory.")
    private List<String> only = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the report goes.")
    private Path out;

    private final Path home =
            Path.of(System.getProperty("icebreaker.home", ".")).toAbsolutePath().normalize();

    private BenchRun() {}

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchRun()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> known = Target.ALL.stream().map(Target::id).toList();
        List<String> ids = only.stream().map(id -> id.strip().replace('p', 'P')).toList();
        ids = ids.stream().map(id -> id.equalsIgnoreCase("memory") ? "memory" : id).toList();
        if (!known.containsAll(ids)) {
            System.err.println("bench: there is no such target; there are " + known);
            return COULD_NOT_RUN;
        }
        try {
            return measure(ids);
        } catch (IOException e) {
            System.err.println("bench: could not run: " + e);
            return COULD_NOT_RUN;
        }
    }

    private int measure(List<String> ids) throws IOException, InterruptedException {
        Path directory = Files.createDirectories(directory());
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("begun", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.addAll(Machine.facts(home));
        String loadBefore = Machine.load();
        var steal = Steal.begin();
        List<PartResult> results = run(directory, ids);
        facts.add(new Fact("steal", String.format(Locale.ROOT, "%.2f %%", steal.percent())));
        facts.add(
                new Fact("load", loadBefore + " at the start, " + Machine.load() + " at the end"));
        var report = Report.of(title(), facts, results, ids);
        write(report, directory);
        report.sections().forEach(BenchRun::say);
        System.out.println(report.summary());
        System.out.println("report: " + directory.resolve("index.html"));
        return report.isGood() ? 0 : FAILED;
    }

    private Path directory() {
        if (out != null) {
            return out;
        }
        Path benchmarks = home.resolve("benchmarks");
        if (quick) {
            return benchmarks.resolve("target/report-quick");
        }
        return benchmarks.resolve(only.isEmpty() ? "report" : "target/report-part");
    }

    private String title() {
        return "Icebreaker: benchmark report"
                + (quick ? ", quick form (no figure to quote)" : "")
                + (only.isEmpty() ? "" : ", a part of it");
    }

    private List<PartResult> run(Path directory, List<String> ids) throws InterruptedException {
        var run = new PartRun(home, directory, quick);
        List<Part> chosen =
                Part.ALL.stream().filter(part -> ids.isEmpty() || part.answers(ids)).toList();
        List<PartResult> results = new ArrayList<>();
        for (Part part : chosen) {
            String which = "bench: " + (results.size() + 1) + " of " + chosen.size() + ", ";
            System.err.println(which + part.name() + " " + part.targets() + " ...");
            PartResult result = run.run(part);
            results.add(result);
            System.err.printf(
                    Locale.ROOT,
                    "bench: %s took %.1f s: %s%n",
                    part.name(),
                    result.seconds(),
                    result.outcome());
        }
        return results;
    }

    private static void write(Report report, Path directory) throws IOException {
        Path lines = directory.resolve("lines.ndjson");
        Files.deleteIfExists(lines);
        Lines.append(lines, report.lines());
        Files.writeString(directory.resolve("report.md"), MarkdownPage.of(report));
        Files.writeString(directory.resolve("index.html"), HtmlPage.of(report));
    }

    private static void say(Report.Section section) {
        System.out.printf(
                "%-7s %-13s %s%n",
                section.target().id(), section.verdict(), section.target().title());
    }
}
