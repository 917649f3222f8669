package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException.Parse;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueType;
import io.icebreaker.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration put together: the user's file, behind it the feeds that the page's wizard wrote, behind
 * both the defaults. Every key of either file is checked.
 */
final class ConfigLoad {
    private static final ConfigSchema SCHEMA = schema();

    private static ConfigSchema feed() {
        return new ConfigSchema()
                .value("broker", ConfigValueType.STRING)
                .value("mode", ConfigValueType.STRING)
                .value("gateway", ConfigValueType.STRING)
                .value("url", ConfigValueType.STRING)
                .value("connections", ConfigValueType.NUMBER)
                .value("instruments", ConfigValueType.STRING)
                .value("symbols", ConfigValueType.LIST)
                .value("universe", ConfigValueType.LIST)
                .value("rest-url", ConfigValueType.STRING)
                .value("keys-file", ConfigValueType.STRING)
                .value("token-file", ConfigValueType.STRING);
    }

    private static ConfigSchema schema() {
        var schema =
                new ConfigSchema()
                        .path("engine.profile", ConfigValueType.STRING)
                        .path("engine.max-instruments", ConfigValueType.NUMBER)
                        .path("engine.backfill", ConfigValueType.BOOLEAN)
                        .path("journal.directory", ConfigValueType.STRING)
                        .path("journal.sync.windowMs", ConfigValueType.NUMBER)
                        .path("journal.minFreeMb", ConfigValueType.NUMBER)
                        .path("journal.snapshotMinutes", ConfigValueType.NUMBER)
                        .path("journal.frames", ConfigValueType.BOOLEAN)
                        .path("web.enabled", ConfigValueType.BOOLEAN)
                        .path("web.port", ConfigValueType.NUMBER)
                        .path("web.history-mb", ConfigValueType.NUMBER)
                        .path("masters.directory", ConfigValueType.STRING)
                        .path("masters.lists", ConfigValueType.STRING)
                        .path("market.sectors", ConfigValueType.STRING)
                        .path("brokers.file", ConfigValueType.STRING)
                        .path("brokers.secrets", ConfigValueType.STRING)
                        .object("feeds", new ConfigSchema().object("*", feed()));
        BackupPlan.addTo(schema);
        TradingPlan.addTo(schema);
        AlertsConfig.addTo(schema);
        for (Setting setting : Setting.values()) {
            schema.path(
                    setting.key(),
                    setting.isNumber()
                            ? ConfigValueType.NUMBER
                            : setting.isFlag() ? ConfigValueType.BOOLEAN : ConfigValueType.STRING);
        }
        return schema;
    }

    private ConfigLoad() {}

    static Config merged(Path file) throws ConfigException {
        if (!Files.isReadable(file)) {
            throw new ConfigException(file + ": line 1: no such file, or it cannot be read");
        }
        Config given = parse(file);
        SCHEMA.check(given.root(), "");
        Config defaults = ConfigFactory.parseResources(AppConfig.class, "defaults.conf");
        Config own = given.withFallback(defaults).resolve();
        Path generated = new ConfigSource(file, own).path("brokers.file");
        if (Files.isReadable(generated) && !isSame(generated, file)) {
            Config feeds = parse(generated);
            SCHEMA.check(feeds.root(), "");
            own = given.withFallback(feeds).withFallback(defaults).resolve();
        }
        return own;
    }

    private static boolean isSame(Path generated, Path file) throws ConfigException {
        try {
            return Files.isSameFile(generated, file);
        } catch (IOException e) {
            throw new ConfigException(generated + ": line 1: cannot be read: " + e.getMessage());
        }
    }

    private static Config parse(Path file) throws ConfigException {
        try {
            return ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
        } catch (Parse e) {
            throw ConfigSchema.refusal(e.origin(), "syntax", e.getMessage());
        } catch (com.typesafe.config.ConfigException e) {
            throw ConfigSchema.refusal(
                    e.origin() == null ? ConfigFactory.empty(file.toString()).origin() : e.origin(),
                    "value",
                    e.getMessage());
        }
    }
}
