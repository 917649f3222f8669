package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.backtest.Strategy;
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

/** The strategy of CONTRIBUTING.md, compiled as it stands there, runs from a jar in plugins/. */
class PluginTest {
    private static final String SERVICE =
            "META-INF/services/io.icebreaker.backtest.StrategyProvider";
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(.*?class BreakoutProvider.*?)```", Pattern.DOTALL);

    @TempDir Path work;

    /** The program in the guide, so that the guide cannot go stale. */
    private static String example() throws Exception {
        Path guide = Path.of(System.getProperty("icebreaker.root", ".."), "CONTRIBUTING.md");
        Matcher found = EXAMPLE.matcher(Files.readString(guide));
        assertTrue(found.find(), "CONTRIBUTING.md shows a strategy");
        return found.group(1);
    }

    private Path jar(String source, String provider) throws Exception {
        Path classes = Files.createDirectories(work.resolve("classes"));
        Path file = Files.writeString(work.resolve("BreakoutProvider.java"), source);
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
            jar.putNextEntry(new JarEntry(SERVICE));
            jar.write((provider + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return plugins;
    }

    @Test
    void theGuidesExampleIsListedAndTrades() throws Exception {
        Path plugins = jar(example(), "BreakoutProvider");
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
    void aJarThatNamesWhatIsNotInItIsNamed() throws Exception {
        Path plugins = jar(example(), "NoSuchProvider");
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
