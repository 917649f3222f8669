package io.icebreaker.bench.report;

import io.icebreaker.bench.report.Report.Fact;
import io.icebreaker.os.LargePages;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the run ran on, without a word that names the machine itself. */
final class Machine {
    private static final double KIB_PER_GIB = 1 << 20;
    private static final String UNKNOWN = "not known";

    private Machine() {}

    /** Processor, memory, kernel, JDK, flags, commit. */
    static List<Fact> facts(Path home) throws IOException, InterruptedException {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("processor", processor()));
        facts.add(
                new Fact(
                        "processors",
                        Integer.toString(Runtime.getRuntime().availableProcessors())));
        double gib = Double.parseDouble(field("/proc/meminfo", "MemTotal").split(" ")[0]);
        facts.add(new Fact("memory", String.format(Locale.ROOT, "%.1f GiB", gib / KIB_PER_GIB)));
        facts.add(
                new Fact(
                        "kernel",
                        System.getProperty("os.name") + " " + System.getProperty("os.version")));
        facts.add(
                new Fact(
                        "JDK",
                        System.getProperty("java.vm.name")
                                + " "
                                + System.getProperty("java.vm.version")));
        facts.add(new Fact("collector where a part names none", collectors()));
        for (Part part : Part.ALL) {
            if (!part.options().isEmpty()) {
                String heap = String.join(" ", part.options());
                facts.add(new Fact("heap and collector, " + part.name(), heap));
            }
        }
        facts.add(new Fact("JVM flags", flags(home)));
        facts.add(new Fact("commit", commit(home)));
        return facts;
    }

    private static String field(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String processor() throws IOException {
        String info = "/proc/cpuinfo";
        return field(info, "model name")
                + ", family "
                + field(info, "cpu family")
                + " model "
                + field(info, "model\t")
                + " stepping "
                + field(info, "stepping")
                + ", "
                + field(info, "cpu MHz")
                + " MHz";
    }

    private static String collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
    }

    /** Those that can change a figure; the others open packages to the journal. */
    private static String flags(Path home) throws IOException {
        List<String> shipped = Files.readAllLines(home.resolve("config/jvm.flags"));
        String telling =
                shipped.stream()
                        .filter(flag -> !flag.isBlank() && !flag.startsWith("--add-"))
                        .collect(Collectors.joining(" "));
        long opening = shipped.stream().filter(flag -> flag.startsWith("--add-")).count();
        return String.join(" ", LargePages.flags())
                + " "
                + telling
                + " -Dagrona.disable.bounds.checks=true, and "
                + opening
                + " that open packages (config/jvm.flags)";
    }

    private static String commit(Path home) throws IOException, InterruptedException {
        String hash = git(home, "rev-parse", "--short=12", "HEAD");
        String changed = git(home, "status", "--porcelain", "--", ".", ":!benchmarks/report");
        return hash == null || changed == null
                ? UNKNOWN
                : hash + (changed.isBlank() ? "" : " with changes that are not committed");
    }

    /** What git says; null when it has nothing to say of this directory. */
    private static String git(Path home, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(words));
        try {
            Process git =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said = new String(git.getInputStream().readAllBytes()).strip();
            return git.waitFor() == 0 ? said : null;
        } catch (IOException noGit) {
            return null; // a machine without git can still measure
        }
    }

    /** Processes ready to run, on average over the last minute. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }
}
