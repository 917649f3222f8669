package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.feed.master.UniverseRule;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The configuration of {@code run}, whole and checked. HOCON; the shipped example with every key and its
 * default is {@code config/icebreaker.conf}.
 *
 * @param journal how the journal is kept
 * @param snapshotMinutes between two snapshots of the day's state; 0: only when it is closed
 * @param captureFrames whether what sockets receive is kept, too
 * @param backup when and where days are backed up
 * @param settings thresholds and choices of the analysis
 * @param hash of the configuration as resolved: equal configurations, equal hash
 * @param source where the values stand
 */
record AppConfig(
        Profile profile,
        int maxInstruments,
        Path journalDirectory,
        JournalOptions journal,
        int snapshotMinutes,
        boolean captureFrames,
        BackupPlan backup,
        Web web,
        List<Feed> feeds,
        Settings settings,
        long hash,
        ConfigSource source) {

    /** The page's server. */
    record Web(boolean enabled, int port, int historyMb) {}

    /**
     * One broker account.
     *
     * @param name what the page calls it
     * @param url of the broker's WebSocket, null for the broker's own
     * @param connections to spread the instruments over; 0 for as many as they need
     * @param instruments the broker's instrument master, null to have it fetched
     * @param symbols EXCHANGE:SYMBOL, what to subscribe
     * @param universe the same in words: {@code indices}, {@code options NIFTY atm 10}
     * @param restUrl of the broker's REST and login, null for the broker's own
     * @param keysFile API key and the like; the environment where it says nothing
     * @param tokenFile the day's token; the environment while it is not there
     */
    record Feed(
            String name,
            String broker,
            String url,
            int connections,
            Path instruments,
            List<String> symbols,
            List<String> universe,
            String restUrl,
            Path keysFile,
            Path tokenFile) {
        /** The whole name of one of its keys. */
        String key(String key) {
            return ConfigUtil.joinPath("feeds", name, key);
        }
    }

    /** Reads and checks a file; nothing is opened or started before all of it is found good. */
    static AppConfig load(Path file) throws ConfigException {
        Config config = ConfigLoad.merged(file);
        return new Reader(new ConfigSource(file, config), config).read();
    }

    /** Where fetched instrument masters are kept, and the user's lists of shares. */
    Path masters() throws ConfigException {
        return source.path("masters.directory");
    }

    Path lists() throws ConfigException {
        return source.path("masters.lists");
    }

    /** Where the page's wizard writes feeds, and where keys and tokens lie. */
    Path brokersFile() throws ConfigException {
        return source.path("brokers.file");
    }

    Path secrets() throws ConfigException {
        return source.path("brokers.secrets");
    }

    /** Values with their ranges; each refusal names where the value stands. */
    private record Reader(ConfigSource source, Config config) {
        AppConfig read() throws ConfigException {
            return new AppConfig(
                    profile(),
                    number("engine.max-instruments", 1, 200_000),
                    source.path("journal.directory"),
                    JournalOptions.of(
                            number("journal.sync.windowMs", 0, 10_000),
                            number("journal.minFreeMb", 1, 1_000_000)),
                    number("journal.snapshotMinutes", 0, 1_440),
                    config.getBoolean("journal.frames"),
                    BackupPlan.read(source, config),
                    new Web(
                            config.getBoolean("web.enabled"),
                            number("web.port", 0, 65_535),
                            number("web.history-mb", 1, 4_096)),
                    feeds(),
                    settings(),
                    hash(),
                    source);
        }

        private Profile profile() throws ConfigException {
            String name = config.getString("engine.profile");
            Profile profile = Profile.named(name);
            if (profile == null) {
                throw source.refuse(
                        "engine.profile",
                        "no profile '"
                                + name
                                + "'; there are "
                                + String.join(", ", Profile.names()));
            }
            return profile;
        }

        private int number(String path, int least, int most) throws ConfigException {
            double value = config.getDouble(path);
            if (value != Math.rint(value) || value < least || value > most) {
                throw source.refuse(
                        path,
                        "must be a whole number within "
                                + least
                                + ".."
                                + most
                                + ", was "
                                + config.getValue(path).unwrapped());
            }
            return (int) value;
        }

        private Settings settings() throws ConfigException {
            Settings settings = Settings.DEFAULTS;
            for (Setting setting : Setting.values()) {
                if (config.hasPath(setting.key())) {
                    String value = config.getValue(setting.key()).unwrapped().toString();
                    try {
                        settings = settings.with(setting.key(), value);
                    } catch (IllegalArgumentException e) {
                        String what = e.getMessage().substring(setting.key().length() + 2);
                        throw source.refuse(setting.key(), what);
                    }
                }
            }
            try {
                PaperSettings.setup(settings);
            } catch (IllegalArgumentException e) {
                throw source.refuse(Setting.PAPER_STRATEGY.key(), e.getMessage());
            }
            return settings;
        }

        private List<Feed> feeds() throws ConfigException {
            List<Feed> feeds = new ArrayList<>();
            ConfigObject all = config.getObject("feeds");
            for (String name : all.keySet().stream().sorted().toList()) {
                feeds.add(feed(name));
            }
            return feeds;
        }

        private Feed feed(String name) throws ConfigException {
            String path = ConfigUtil.joinPath("feeds", name);
            requireKey(path, "broker");
            BrokerKind broker = broker(path + ".broker");
            if (!config.hasPath(path + ".universe")) {
                requireKey(path, "symbols");
            }
            return new Feed(
                    name,
                    broker.name(),
                    config.hasPath(path + ".url") ? url(path + ".url", broker) : null,
                    config.hasPath(path + ".connections")
                            ? number(path + ".connections", 1, broker.stream().connections())
                            : 0,
                    config.hasPath(path + ".instruments")
                            ? source.path(path + ".instruments")
                            : null,
                    config.hasPath(path + ".symbols") ? strings(path + ".symbols") : List.of(),
                    universe(path + ".universe"),
                    config.hasPath(path + ".rest-url") ? restUrl(path + ".rest-url") : null,
                    config.hasPath(path + ".keys-file")
                            ? source.path(path + ".keys-file")
                            : Account.keysFile(source.path("brokers.secrets"), name),
                    config.hasPath(path + ".token-file")
                            ? source.path(path + ".token-file")
                            : Account.tokenFile(source.path("brokers.secrets"), name));
        }

        /** Only this machine may be asked without encryption: tokens travel there. */
        private String restUrl(String path) throws ConfigException {
            String url = config.getString(path);
            if (!url.matches(
                    "https://[^/?#@]+[^?#@]*|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?[^?#@]*")) {
                throw source.refuse(
                        path, "must be https://HOST..., or http:// on this machine, was " + url);
            }
            return url.replaceFirst("/$", "");
        }

        private void requireKey(String path, String key) throws ConfigException {
            if (!config.hasPath(path + "." + key)) {
                throw source.refuse(path, "needs " + key);
            }
        }

        private BrokerKind broker(String path) throws ConfigException {
            String name = config.getString(path);
            BrokerKind kind = Brokers.named(name).filter(BrokerKind::streams).orElse(null);
            if (kind == null) {
                throw source.refuse(
                        path,
                        "no broker '"
                                + name
                                + "' in this version; there is "
                                + Brokers.streaming());
            }
            return kind;
        }

        private String url(String path, BrokerKind broker) throws ConfigException {
            String url = config.getString(path);
            try {
                broker.stream().checkUrl(new URI(url).toString());
                return url;
            } catch (URISyntaxException e) {
                throw source.refuse(path, "is not a URL: " + e.getReason());
            } catch (IllegalArgumentException e) {
                throw source.refuse(path, e.getMessage());
            }
        }

        /** Looked up when the masters are there; whether the words are any is said at once. */
        private List<String> universe(String path) throws ConfigException {
            List<String> words = config.hasPath(path) ? strings(path) : List.of();
            for (int index = 0; index < words.size(); index++) {
                try {
                    UniverseRule.parse(words.get(index));
                } catch (IllegalArgumentException e) {
                    throw source.refuseElement(path, index, e.getMessage());
                }
            }
            return words;
        }

        private List<String> strings(String path) throws ConfigException {
            ConfigList list = config.getList(path);
            for (int index = 0; index < list.size(); index++) {
                if (list.get(index).valueType() != ConfigValueType.STRING) {
                    throw source.refuseElement(
                            path, index, "must be strings, one was " + list.get(index).unwrapped());
                }
            }
            return List.copyOf(config.getStringList(path));
        }

        private long hash() {
            var crc = new CRC32C();
            byte[] text =
                    config.root()
                            .render(ConfigRenderOptions.concise())
                            .getBytes(StandardCharsets.UTF_8);
            crc.update(text);
            return crc.getValue() << Integer.SIZE | text.length;
        }
    }
}
