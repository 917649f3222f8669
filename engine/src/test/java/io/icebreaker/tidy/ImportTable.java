package io.icebreaker.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may import whom: the table of ARCHITECTURE.md. A package may always use itself and the JDK;
 * {@code *} is everything of ours, {@code stage.*} every stage package. Libraries are named by their root.
 */
public final class ImportTable {
    private static final String STAGE_LIBRARIES = "com.lmax.disruptor in *Stage";

    private static final Map<String, List<String>> MAY_IMPORT =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("tick", List.of("org.agrona")),
                            Map.entry("calendar", List.of("tick")),
                            Map.entry("gap", List.of("tick", "calendar")),
                            Map.entry("bar", List.of("tick")),
                            Map.entry("finding", List.of("bar")),
                            Map.entry("indicator", List.of("tick", "bar")),
                            Map.entry("pattern", List.of("tick")),
                            Map.entry(
                                    "rule",
                                    List.of("bar", "calendar", "com.fasterxml.jackson.core")),
                            Map.entry(
                                    "rule.candle",
                                    List.of(
                                            "rule",
                                            "bar",
                                            "calendar",
                                            "indicator",
                                            "pattern",
                                            "scan")),
                            Map.entry(
                                    "scan",
                                    List.of("tick", "calendar", "bar", "indicator", "pattern")),
                            Map.entry("setting", List.of()),
                            Map.entry("state", List.of()),
                            Map.entry("os", List.of("com.sun.jna", "org.agrona")),
                            Map.entry(
                                    "ring",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "pattern",
                                            "rule",
                                            "setting",
                                            "stage",
                                            "stage.*",
                                            "rule",
                                            "backtest",
                                            "journal",
                                            "os",
                                            "publish",
                                            "state",
                                            "telemetry",
                                            "com.github.luben.zstd",
                                            "com.lmax.disruptor",
                                            "org.agrona",
                                            "org.slf4j")),
                            Map.entry(
                                    "stage",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "indicator",
                                            "pattern",
                                            "telemetry",
                                            STAGE_LIBRARIES)),
                            Map.entry(
                                    "stage.scan",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "indicator",
                                            "scan",
                                            "rule",
                                            "telemetry",
                                            "stage",
                                            "stage.option")),
                            Map.entry(
                                    "stage.alert",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "indicator",
                                            "pattern",
                                            "rule",
                                            "rule.candle",
                                            "telemetry",
                                            "stage",
                                            STAGE_LIBRARIES)),
                            Map.entry(
                                    "stage.*",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "indicator",
                                            "pattern",
                                            "telemetry",
                                            "stage",
                                            STAGE_LIBRARIES)),
                            Map.entry(
                                    "journal",
                                    List.of(
                                            "tick",
                                            "bar",
                                            "finding",
                                            "stage",
                                            "telemetry",
                                            "os",
                                            "net.openhft.chronicle",
                                            "net.openhft.posix",
                                            "org.agrona",
                                            "org.slf4j")),
                            Map.entry(
                                    "journal.before",
                                    List.of("tick", "bar", "journal", "com.github.luben.zstd")),
                            Map.entry(
                                    "journal.archive",
                                    List.of(
                                            "tick",
                                            "journal",
                                            "com.github.luben.zstd",
                                            "org.agrona")),
                            Map.entry(
                                    "backtest",
                                    List.of(
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "stage",
                                            "stage.*",
                                            "telemetry")),
                            Map.entry(
                                    "backtest.run",
                                    List.of(
                                            "backtest",
                                            "tick",
                                            "gap",
                                            "calendar",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "stage",
                                            "journal",
                                            "journal.before",
                                            "ring",
                                            "com.fasterxml.jackson.core")),
                            Map.entry(
                                    "backtest.report",
                                    List.of("backtest", "backtest.run", "calendar")),
                            Map.entry("publish", List.of("tick", "bar", "finding", "org.agrona")),
                            Map.entry(
                                    "travel",
                                    List.of(
                                            "tick",
                                            "gap",
                                            "bar",
                                            "finding",
                                            "setting",
                                            "journal",
                                            "journal.before",
                                            "publish",
                                            "ring",
                                            "org.slf4j")),
                            Map.entry("telemetry", List.of("org.HdrHistogram")),
                            Map.entry(
                                    "feed",
                                    List.of(
                                            "feed.login",
                                            "os",
                                            "tick",
                                            "telemetry",
                                            "org.agrona",
                                            "com.neovisionaries.ws",
                                            "com.fasterxml.jackson.core",
                                            "de.siegmar.fastcsv",
                                            "org.slf4j")),
                            Map.entry(
                                    "feed.rest",
                                    List.of(
                                            "feed",
                                            "feed.login",
                                            "tick",
                                            "bar",
                                            "telemetry",
                                            "org.agrona",
                                            "com.fasterxml.jackson.core",
                                            "org.slf4j")),
                            Map.entry(
                                    "feed.*",
                                    List.of(
                                            "feed",
                                            "feed.login",
                                            "feed.master",
                                            "feed.rest",
                                            "tick",
                                            "bar",
                                            "telemetry",
                                            "org.agrona",
                                            "com.neovisionaries.ws",
                                            "com.fasterxml.jackson.core",
                                            "com.eatthepath.otp",
                                            "de.siegmar.fastcsv",
                                            "org.slf4j")),
                            Map.entry(
                                    "feed.csv",
                                    List.of(
                                            "feed",
                                            "tick",
                                            "calendar",
                                            "bar",
                                            "de.siegmar.fastcsv")),
                            Map.entry(
                                    "feed.master",
                                    List.of(
                                            "feed",
                                            "feed.rest",
                                            "tick",
                                            "telemetry",
                                            "org.agrona",
                                            "de.siegmar.fastcsv",
                                            "org.slf4j")),
                            Map.entry(
                                    "feed.sim",
                                    List.of(
                                            "feed",
                                            "feed.login",
                                            "tick",
                                            "org.agrona",
                                            "org.java_websocket",
                                            "com.sun.net.httpserver",
                                            "com.fasterxml.jackson.core",
                                            "de.siegmar.fastcsv",
                                            "org.slf4j")),
                            Map.entry(
                                    "feed.sim.*",
                                    List.of(
                                            "feed",
                                            "feed.sim",
                                            "feed.login",
                                            "feed.rest",
                                            "tick",
                                            "org.agrona",
                                            "org.java_websocket",
                                            "com.fasterxml.jackson.core",
                                            "org.slf4j")),
                            Map.entry(
                                    "web",
                                    List.of(
                                            "publish",
                                            "os",
                                            "telemetry",
                                            "travel",
                                            "calendar",
                                            "bar",
                                            "scan",
                                            "rule",
                                            "indicator",
                                            "pattern",
                                            "finding",
                                            "setting",
                                            "tick",
                                            "gap",
                                            "org.agrona",
                                            "org.HdrHistogram",
                                            "io.javalin",
                                            "org.eclipse.jetty",
                                            "jakarta.servlet",
                                            "com.fasterxml.jackson.core",
                                            "org.sqlite",
                                            "org.slf4j")),
                            Map.entry(
                                    "app.alert",
                                    List.of(
                                            "*",
                                            "jakarta.mail",
                                            "org.agrona",
                                            "org.eclipse.angus.mail",
                                            "org.sqlite")),
                            Map.entry(
                                    "app.broker",
                                    List.of("*", "com.typesafe.config", "org.agrona", "org.slf4j")),
                            Map.entry("app.rule", List.of("*")),
                            Map.entry("app.study", List.of("*", "picocli", "de.siegmar.fastcsv")),
                            Map.entry(
                                    "app",
                                    List.of(
                                            "*",
                                            "picocli",
                                            "com.typesafe.config",
                                            "de.siegmar.fastcsv",
                                            "com.fasterxml.jackson.core",
                                            "org.duckdb",
                                            "org.agrona",
                                            "org.slf4j")),
                            Map.entry("testing", List.of("net.bytebuddy", "org.junit.platform")),
                            Map.entry(
                                    "bench",
                                    List.of(
                                            "*",
                                            "org.openjdk.jmh",
                                            "com.sun.management",
                                            "org.HdrHistogram",
                                            "com.zerodhatech",
                                            "com.lmax.disruptor",
                                            "org.agrona")),
                            Map.entry(
                                    "bench.report",
                                    List.of(
                                            "*",
                                            "com.fasterxml.jackson.core",
                                            "picocli",
                                            "org.openjdk.jmh")),
                            Map.entry(
                                    "bench.codec",
                                    List.of(
                                            "*",
                                            "org.openjdk.jmh",
                                            "com.sun.management",
                                            "org.HdrHistogram",
                                            "com.zerodhatech",
                                            "com.lmax.disruptor",
                                            "org.agrona",
                                            "net.openhft.chronicle",
                                            "com.fasterxml.jackson.core")),
                            Map.entry(
                                    "bench.kernel",
                                    List.of(
                                            "*",
                                            "org.openjdk.jmh",
                                            "com.sun.management",
                                            "org.agrona",
                                            "org.ta4j",
                                            "com.tictactec",
                                            "io.siddhi",
                                            "org.apache.flink")),
                            Map.entry(
                                    "bench.paced",
                                    List.of(
                                            "*",
                                            "com.lmax.disruptor",
                                            "com.sun.management",
                                            "org.HdrHistogram",
                                            "org.agrona")),
                            Map.entry(
                                    "bench.whole",
                                    List.of(
                                            "*",
                                            "com.sun.management",
                                            "org.HdrHistogram",
                                            "org.agrona",
                                            "com.fasterxml.jackson.core",
                                            "net.openhft.chronicle",
                                            "io.javalin")),
                            Map.entry(
                                    "faults",
                                    List.of(
                                            "*",
                                            "picocli",
                                            "com.fasterxml.jackson.core",
                                            "net.openhft.chronicle",
                                            "org.HdrHistogram",
                                            "org.agrona"))));

    private static final Pattern OURS = Pattern.compile("\\bio\\.icebreaker((?:\\.[a-z]\\w*)*)");
    private static final Pattern IMPORT =
            Pattern.compile("^\\s*import\\s+(?:static\\s+)?([\\w.]+)");
    private static final Pattern JDK =
            Pattern.compile("(java|javax|jdk|com\\.sun\\.management)\\..*");

    private ImportTable() {}

    /** Every import of a main source, and every name of ours written out, that the table does not allow. */
    public static List<Finding> check(JavaSource source) {
        Optional<String> row = row(source.packageName());
        if (row.isEmpty()) {
            return List.of(
                    new Finding(
                            source.path(),
                            1,
                            "package '" + source.packageName() + "' is not in the table"));
        }
        List<Finding> findings = new ArrayList<>();
        List<String> lines = source.codeLines();
        for (int n = 0; n < lines.size(); n++) {
            int line = n + 1;
            uses(lines.get(n))
                    .filter(name -> !allowed(source, MAY_IMPORT.get(row.get()), name))
                    .forEach(
                            name ->
                                    findings.add(
                                            new Finding(
                                                    source.path(),
                                                    line,
                                                    source.packageName()
                                                            + " must not import "
                                                            + name)));
        }
        return findings;
    }

    /** The exact row before the family's. */
    private static Optional<String> row(String packageName) {
        String family = packageName.replaceFirst("\\.\\w+$", ".*");
        return Stream.of(packageName, family).filter(MAY_IMPORT::containsKey).findFirst();
    }

    /** Our packages wherever a line names them; foreign ones where it imports them. */
    private static Stream<String> uses(String line) {
        if (line.strip().startsWith("package ")) {
            return Stream.empty();
        }
        Matcher foreign = IMPORT.matcher(line);
        if (foreign.find() && !foreign.group(1).startsWith("io.icebreaker")) {
            return Stream.of(foreign.group(1)).filter(name -> !JDK.matcher(name).matches());
        }
        return OURS.matcher(line).results().map(found -> "io.icebreaker" + found.group(1));
    }

    private static boolean allowed(JavaSource source, List<String> allowed, String name) {
        if (name.startsWith("io.icebreaker")) {
            String used = name.replaceFirst("^io\\.icebreaker\\.?", "");
            return used.equals(source.packageName())
                    || allowed.contains("*")
                    || allowed.contains(used)
                    || used.contains(".") && allowed.contains(used.replaceFirst("\\.\\w+$", ".*"));
        }
        return allowed.stream()
                .filter(
                        library ->
                                !library.equals(STAGE_LIBRARIES)
                                        || source.className().endsWith("Stage"))
                .map(library -> library.replaceFirst(" in .*", ""))
                .anyMatch(library -> name.startsWith(library + "."));
    }
}
