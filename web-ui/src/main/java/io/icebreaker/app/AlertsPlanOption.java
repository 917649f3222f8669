package io.icebreaker.app;

import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.app.alert.Channel;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A channel and the configuration that sets it up. */
final class AlertsPlanOption {
    @Parameters(paramLabel = "CHANNEL", description = "telegram, whatsapp, email or webhook.")
    private String word;

    @Option(names = "--config", required = true, description = "The configuration file.")
    private Path config;

    Channel channel() {
        return Channel.named(word)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        Exit.COULD_NOT_RUN,
                                        "no channel " + word + "; there are " + Channel.words()));
    }

    Path config() {
        return config;
    }

    AlertPlan plan() {
        return plan(config);
    }

    /** The alerts of a configuration; the command ends with 78 where that is refused. */
    static AlertPlan plan(Path config) {
        try {
            return AppConfig.load(config).alerts();
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }
}
