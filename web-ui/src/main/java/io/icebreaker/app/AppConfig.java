package io.icebreaker.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import io.icebreaker.app.alert.AlertPlan;
import io.icebreaker.backtest.PaperSettings;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Setting;
import io.icebreaker.setting.Settings;
import io.icebreaker.web.EngineView.SectorBook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The configuration of {@code run}, whole and checked. HOCON; the shipped example with every key and its
 * default is {@code config/icebreaker.conf}.
 *
 * @param journal how the journal is kept
 * @param snapshotMinutes between two snapshots of the day's state, at most ({@link SnapshotDue}); 0:
 *     only when it is closed
 * @param captureFrames whether what sockets receive is kept, too
 * @param backup when and where days are backed up
 * @param trading whether real orders are possible
 * @param alerts where alerts are kept and sent
 * @param sectors of the user's shares, for the page alone
 * @param rules the file of alert rules
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
        TradingPlan trading,
        AlertPlan alerts,
        SectorBook sectors,
        Path rules,
        Settings settings,
        long hash,
        ConfigSource source) {

    private static final String SECTORS = "market.sectors";
    private static final String NO_SECTORS =
            "no sectors: name a file of symbol,sector,marketCapRupees as " + SECTORS;

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
            String variant,
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

    /** Whether minutes that live did not see are asked of the broker's history. */
    boolean backfill() {
        return source.config().getBoolean("engine.backfill");
    }

    Path secrets() throws ConfigException {
        return source.path("brokers.secrets");
    }

    /** Values with their ranges; each refusal names where the value stands. */
    private record Reader(ConfigSource source, Config config) {
        AppConfig read() throws ConfigException {
            List<Feed> feeds = FeedsConfig.read(source);
            return new AppConfig(
                    profile(),
                    source.number("engine.max-instruments", 1, 200_000),
                    source.path("journal.directory"),
                    JournalOptions.of(
                            source.number("journal.sync.windowMs", 0, 10_000),
                            source.number("journal.minFreeMb", 1, 1_000_000)),
                    source.number("journal.snapshotMinutes", 0, 1_440),
                    config.getBoolean("journal.frames"),
                    BackupPlan.read(source, config),
                    new Web(
                            config.getBoolean("web.enabled"),
                            source.number("web.port", 0, 65_535),
                            source.number("web.history-mb", 1, 4_096)),
                    feeds,
                    TradingPlan.read(source, config, feeds),
                    AlertsConfig.read(source, config),
                    sectors(),
                    source.path("alerts.rules"),
                    settings(),
                    hash(),
                    source);
        }

        private SectorBook sectors() throws ConfigException {
            return config.hasPath(SECTORS)
                    ? Sectors.read(source.path(SECTORS))
                    : SectorBook.none(NO_SECTORS);
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
