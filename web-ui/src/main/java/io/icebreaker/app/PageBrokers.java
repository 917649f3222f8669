package io.icebreaker.app;

import com.typesafe.config.ConfigOrigin;
import io.icebreaker.app.broker.Configured;
import io.icebreaker.app.broker.PreOpenCheck;
import io.icebreaker.app.broker.Wizard;
import io.icebreaker.app.broker.WizardFiles;
import io.icebreaker.publish.FeedBoard;
import io.icebreaker.tick.TickFlags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The broker wizard as a live day and a demo serve it. */
final class PageBrokers {
    private PageBrokers() {}

    /**
     * Of a running configuration; its feeds are looked up anew at each call, for the wizard adds some.
     *
     * @param checked what the look before the open found
     */
    static Wizard live(AppConfig config, FeedBoard board, Supplier<PreOpenCheck.Report> checked) {
        Path file = config.source().file();
        return new Wizard(
                feeds(config),
                files(config),
                System.getenv(),
                InstantSource.system(),
                () -> states(board),
                checked,
                "stop this engine, then: scripts/icebreaker run --config " + file);
    }

    /** The configured feeds as they stand in the files at each call. */
    static Supplier<List<Configured>> feeds(AppConfig config) {
        return () -> configured(config.source().file(), config);
    }

    static WizardFiles files(AppConfig config) {
        return unchecked(
                () ->
                        new WizardFiles(
                                config.brokersFile(),
                                config.secrets(),
                                config.masters(),
                                config.lists()));
    }

    /** Of a demo: accounts are prepared for a live engine to come. */
    static Wizard demo(Path home) {
        WizardFiles files = WizardFiles.in(home);
        return new Wizard(
                () -> Files.exists(files.file()) ? configured(files.file(), null) : List.of(),
                files,
                System.getenv(),
                InstantSource.system(),
                Map::of,
                () -> new PreOpenCheck.Report(null, List.of()),
                "stop the demo, then: scripts/icebreaker run --config " + files.file());
    }

    private interface Checked<T> {
        T get() throws ConfigException;
    }

    private static <T> T unchecked(Checked<T> value) {
        try {
            return value.get();
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }

    /** A file that has become wrong since is shown as it was when it was good. */
    private static List<Configured> configured(Path file, AppConfig known) {
        AppConfig config = known;
        try {
            config = AppConfig.load(file);
        } catch (ConfigException e) {
            if (known == null) {
                return List.of();
            }
        }
        AppConfig read = config;
        return read.feeds().stream().map(feed -> configured(feed, read.source())).toList();
    }

    private static Configured configured(AppConfig.Feed feed, ConfigSource source) {
        ConfigOrigin origin = source.config().getValue(feed.key("broker")).origin();
        Path from = origin.filename() == null ? source.file() : Path.of(origin.filename());
        List<String> words =
                Stream.concat(feed.symbols().stream(), feed.universe().stream()).toList();
        return new Configured(Credentials.account(feed), words, from);
    }

    /** By the name of each connection; the first one's is the feed's. */
    private static Map<String, String> states(FeedBoard board) {
        Map<String, String> states = new LinkedHashMap<>();
        for (int feed = 0; feed < TickFlags.MAX_FEEDS; feed++) {
            if (board.name(feed) != null) {
                states.put(board.name(feed), board.state(feed).name());
            }
        }
        return states;
    }
}
