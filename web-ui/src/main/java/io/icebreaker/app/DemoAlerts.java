package io.icebreaker.app;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.alert.QuietHours;
import io.icebreaker.feed.sim.SectorRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** Alerts of a demo: kept beside its journal, sent only when somebody says so. */
final class DemoAlerts {
    private static final String EXAMPLE = "demo-rules.json";

    /** Stocks that the example names. */
    private static final List<String> USUAL =
            List.of(
                    "RELIANCE",
                    "HDFCBANK",
                    "INFY",
                    "TCS",
                    "SBIN",
                    "ICICIBANK",
                    "ITC",
                    "LT",
                    "MARUTI",
                    "TITAN",
                    "WIPRO",
                    "NTPC",
                    "AXISBANK",
                    "TATASTEEL",
                    "BAJFINANCE",
                    "SUNPHARMA");

    @Option(
            names = "--also-send",
            paramLabel = "CONFIG",
            description = {
                "Let alerts of the simulated market leave the machine, by the channels of this",
                "configuration (default: nothing leaves)."
            })
    private Path alsoSend;

    /**
     * Where alerts of the demo in that directory are kept, and by what rules they fire.
     *
     * @param companies in place of the usual stocks, the largest first; empty for those
     */
    DayAlerts.Plan plan(Path directory, List<SectorRow> companies) throws IOException {
        Path rules = directory.resolveSibling(directory.getFileName() + "-rules.json");
        if (!Files.exists(rules)) {
            Files.createDirectories(rules.toAbsolutePath().getParent());
            Files.writeString(rules, example(companies));
        }
        Path file = directory.resolve("alerts.db");
        AlertPlan channels =
                alsoSend == null ? kept(file) : AlertsPlanOption.plan(alsoSend).at(file);
        var days = RecordedDays.ofDemo(directory);
        return new DayAlerts.Plan(channels, rules, Origin.DEMO, alsoSend != null, days::path);
    }

    /** The usual stocks' names give way to those of companies. */
    private static String example(List<SectorRow> companies) throws IOException {
        try (InputStream example = DemoAlerts.class.getResourceAsStream(EXAMPLE)) {
            String text = new String(example.readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < Math.min(USUAL.size(), companies.size()); i++) {
                text =
                        text.replace(
                                '"' + USUAL.get(i) + '"', '"' + companies.get(i).symbol() + '"');
            }
            return text;
        }
    }

    /** No channel is set up; the rest is as the configuration's defaults. */
    static AlertPlan kept(Path file) {
        return new AlertPlan(
                file,
                file.resolveSibling("alerts.keys"),
                200,
                10,
                Duration.ofMinutes(5),
                QuietHours.NEVER,
                Duration.ofMinutes(10),
                new AlertPlan.Keep(90, 365, 1825),
                null,
                null,
                null,
                null);
    }
}
