package io.icebreaker.app;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Origin;
import io.icebreaker.app.alert.QuietHours;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Alerts of a demo: kept beside its journal, sent only when somebody says so. */
final class DemoAlerts {
    private static final String EXAMPLE = "demo-rules.json";

    @Option(
            names = "--also-send",
            paramLabel = "CONFIG",
            description = {
                "Let alerts of the simulated market leave the machine, by the channels of this",
                "configuration (default: nothing leaves)."
            })
    private Path alsoSend;

    /** Where alerts of the demo in that directory are kept, and by what rules they fire. */
    DayAlerts.Plan plan(Path directory) throws IOException {
        Path rules = directory.resolveSibling(directory.getFileName() + "-rules.json");
        if (!Files.exists(rules)) {
            Files.createDirectories(rules.toAbsolutePath().getParent());
            try (InputStream example = DemoAlerts.class.getResourceAsStream(EXAMPLE)) {
                Files.copy(example, rules);
            }
        }
        Path file = directory.resolve("alerts.db");
        AlertPlan channels =
                alsoSend == null ? kept(file) : AlertsPlanOption.plan(alsoSend).at(file);
        var days = RecordedDays.ofDemo(directory);
        return new DayAlerts.Plan(channels, rules, Origin.DEMO, alsoSend != null, days::path);
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
