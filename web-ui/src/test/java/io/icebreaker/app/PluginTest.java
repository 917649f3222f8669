package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.Strategy;
import io.icebreaker.backtest.run.Plugins;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import io.icebreaker.scan.OwnScan;
import io.icebreaker.scan.OwnScans;
import io.icebreaker.scan.ScanProvider;
import io.icebreaker.scan.ScanView;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Prices;
import io.icebreaker.web.JsonTree;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strategy and scan of CONTRIBUTING.md, compiled as they stand there, run from a jar in plugins/. */
class PluginTest {
    private static final String STRATEGY = "io.icebreaker.backtest.StrategyProvider";
    private static final String SCAN = "io.icebreaker.scan.ScanProvider";

    @TempDir Path work;

    /** The program in the guide, so that the guide cannot go stale. */
    private static String example(String provider) throws Exception {
        Path guide = Path.of(System.getProperty("icebreaker.root", ".."), "CONTRIBUTING.md");
        String form = "```java\n((?:(?!```).)*class " + provider + ".*?)```";
        Matcher found = Pattern.compile(form, Pattern.DOTALL).matcher(Files.readString(guide));
        assertTrue(found.find(), "CONTRIBUTING.md shows " + provider);
        return found.group(1);
    }

    private Path jar(String example, String service, String provider) throws Exception {
        Path classes = Files.createDirectories(work.resolve("classes"));
        Path file = Files.writeString(work.resolve(example + ".java"), example(example));
        String engine =
                Path.of(Strategy.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                        .toString();
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "--release",
                                "17",
                                "-cp",
                                engine,
                                "-d",
                                classes.toString(),
                                file.toString());
        assertEquals(0, code, "the example compiles");
        Path plugins = Files.createDirectories(work.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve("breakout.jar"));
                var jar = new JarOutputStream(out)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(classes)) {
                all = walk.filter(Files::isRegularFile).sorted().toList();
            }
            for (Path each : all) {
                jar.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(each));
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + service));
            jar.write((provider + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return plugins;
    }

    @Test
    void theGuidesExampleIsListedAndTrades() throws Exception {
        Path plugins = jar("BreakoutProvider", STRATEGY, "BreakoutProvider");
        JsonTree listed = CommandRun.json("strategies", "--plugins", plugins);
        JsonTree breakout =
                listed.at("strategies").items().stream()
                        .filter(it -> it.at("name").text().equals("breakout"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("breakout.jar", breakout.at("from").text());
        assertTrue(listed.at("strategies").items().size() >= 3, "the shipped ones are there, too");

        Path days = work.resolve("days");
        ShortDays.record(days, 30, "2026-10-06");
        var run =
                CommandRun.json(
                        "backtest",
                        "--journal",
                        days,
                        "--strategy",
                        "breakout",
                        "--plugins",
                        plugins,
                        "--param",
                        "bars=5",
                        "--out",
                        work.resolve("run"));
        assertTrue(run.at("trades").number() > 0, "it trades");
        String hash = run.at("resultHash").text();
        var again = CommandRun.of("backtest", "--task", work.resolve("run/task.json"), "--quiet");
        assertEquals(hash, again.with(Exit.OK).json().at("hash").text());
    }

    @Test
    void theGuidesScanIsFoundAndJudges() throws Exception {
        Path plugins = jar("NarrowRangeProvider", SCAN, "NarrowRangeProvider");
        var found = OwnScans.all(Plugins.loader(List.of(plugins.toString())));
        assertEquals(List.of("narrow-range"), found.stream().map(ScanProvider::name).toList());
        OwnScan scan = found.get(0).create();
        assertEquals(100 * 5.0 / 115, scan.score(view(115, 20)), 1e-9);
        assertEquals(Double.NaN, scan.score(view(109, 20)), "within yesterday's range");
        assertEquals(Double.NaN, scan.score(view(115, 9)), "not the narrowest");
    }

    /** Seven days, the last from 100 to 110, those before {@code range} wide; traded at {@code ltp}. */
    private static ScanView view(double ltp, long range) {
        var days = new BarSeries("X", true);
        for (int day = 1; day <= 7; day++) {
            long high = (100 + (day == 7 ? 10 : range)) * Prices.ONE;
            days.add(new BarSeries.Row(day, high, high, 100 * Prices.ONE, high, 1, 0, 0));
        }
        return new ScanView() {
            @Override
            public Instrument instrument() {
                return null;
            }

            @Override
            public double value(String column) {
                return ltp;
            }

            @Override
            public BarSeries earlier(Interval interval) {
                return days;
            }
        };
    }

    @Test
    void aJarThatNamesWhatIsNotInItIsNamed() throws Exception {
        Path plugins = jar("BreakoutProvider", STRATEGY, "NoSuchProvider");
        CommandRun run = CommandRun.of("strategies", "--plugins", plugins);
        assertNotEquals(Exit.OK, run.code());
        assertTrue(run.errors().contains("NoSuchProvider"), run.errors());
        CommandRun backtest =
                CommandRun.of(
                        "backtest", "--journal", work, "--strategy", "x", "--plugins", plugins);
        assertNotEquals(Exit.OK, backtest.code());
        assertTrue(backtest.errors().contains("NoSuchProvider"), backtest.errors());
    }
}
