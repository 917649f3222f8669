package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The strategy that the package's documentation shows compiles, is found and trades. */
class ExampleStrategyTest {
    @TempDir Path directory;

    @Test
    void theDocumentedStrategyTrades() throws Exception {
        try (var loader = compiled()) {
            Strategy breakout = Strategies.create("breakout", Map.of("minutes", "2"), loader);
            var run = TradingRun.of(StrategySetup.of(breakout));
            int id = run.define(TradingRun.share());
            run.packet(id, TradingRun.at(0), 1_000_000, 0, 999_500, 1_000_500, 100);
            for (int minute = 0; minute < 6; minute++) {
                for (int second = 1; second < 60; second += 5) {
                    long price = 1_000_000 + minute * 1_000;
                    long now = TradingRun.at(60 * minute + second);
                    run.packet(id, now, price, 10, price - 500, price + 500, 100);
                }
            }
            run.end();
            run.stop();
            assertEquals(0, run.ledger.failures(), run.ledger.firstFailure());
            assertTrue(!run.ledger.trades().isEmpty());
            Trade trade = run.ledger.trades().get(0);
            assertEquals("BREAKOUT", trade.note());
            assertEquals("TIME", trade.exitNote());
            // The second minute closes above the first at 120 s; the first packet 250 ms later is
            // at 126 s.
            assertEquals(TradingRun.at(126), trade.entryNs());
            assertEquals(100.25, trade.entry());
            assertEquals(TradingRun.at(246), trade.exitNs());
        }
    }

    @Test
    void strategiesAreFoundByNameAndRefuseWhatTheyDoNotKnow() {
        ClassLoader loader = getClass().getClassLoader();
        List<String> names = Strategies.all(loader).stream().map(StrategyProvider::name).toList();
        assertTrue(names.containsAll(List.of("signals", "ema-cross")), names.toString());
        var unknown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Strategies.create("none", Map.of(), loader));
        assertTrue(unknown.getMessage().contains("signals"), unknown.getMessage());
        var parameter =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Strategies.create("signals", Map.of("lot", "1"), loader));
        assertTrue(parameter.getMessage().contains("lots"), parameter.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> Strategies.create("ema-cross", Map.of("interval", "7m"), loader));
    }

    private URLClassLoader compiled() throws Exception {
        Path source = directory.resolve("example/Breakout.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, documented());
        Path services = directory.resolve("META-INF/services");
        Files.createDirectories(services);
        Files.writeString(services.resolve(StrategyProvider.class.getName()), "example.Breakout\n");
        int code =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                System.getProperty("java.class.path"),
                                source.toString());
        assertEquals(0, code);
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private static String documented() throws Exception {
        Path info = Path.of("src/main/java/io/icebreaker/backtest/package-info.java");
        String text = Files.readString(info);
        String code = text.substring(text.indexOf("{@code\n") + 7, text.indexOf("* }</pre>"));
        return code.lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .collect(Collectors.joining("\n"));
    }
}
