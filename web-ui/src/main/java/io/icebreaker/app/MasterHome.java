package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The kept masters that commands look at: of a configuration's brokers, or without one of every broker in
 * the project's own directory.
 *
 * @param root directory of all brokers' masters
 * @param sources where each is fetched, Kite's first
 */
record MasterHome(Path root, List<MasterSource> sources) {
    static MasterHome of(Path configFile) {
        return configFile == null ? usual() : configured(configFile);
    }

    private static MasterHome usual() {
        List<MasterSource> all =
                Brokers.all().stream()
                        .filter(BrokerKind::streams)
                        .flatMap(kind -> Stream.ofNullable(kind.stream().source()))
                        .toList();
        return new MasterHome(DemoCommand.home().resolve("data/masters"), all);
    }

    private static MasterHome configured(Path file) {
        try {
            AppConfig config = AppConfig.load(file);
            Map<String, MasterSource> sources = new LinkedHashMap<>();
            for (AppConfig.Feed feed : config.feeds()) {
                MasterSource source = Credentials.account(feed).kind().stream().source();
                if (source != null) {
                    boolean isLocal =
                            feed.restUrl() != null && feed.restUrl().startsWith("http://");
                    sources.putIfAbsent(
                            feed.broker(),
                            isLocal ? source.at(URI.create(feed.restUrl())) : source);
                }
            }
            return new MasterHome(config.masters(), List.copyOf(sources.values()));
        } catch (ConfigException e) {
            throw new CommandException(Exit.BAD_CONFIG, e.getMessage());
        }
    }

    MasterStore store() {
        return new MasterStore(root, new HttpFetch(), new MasterCounters());
    }

    /** What is kept, by broker; of these brokers today's, fetched where it is not here. */
    Map<String, MasterRows> rowsWith(List<String> brokers) throws IOException {
        Map<String, MasterRows> rows = new LinkedHashMap<>();
        MasterStore store = store();
        for (MasterSource source : sources) {
            KeptMaster master =
                    brokers.contains(source.broker())
                            ? store.load(source, Instant.now(), false)
                            : store.kept(source, Instant.now()).orElse(null);
            if (master != null) {
                rows.put(source.broker(), master.rows());
            }
        }
        return rows;
    }

    /** What is kept, by broker; a broker of which nothing is kept is fetched. */
    Map<String, MasterRows> rows() throws IOException {
        Map<String, MasterRows> rows = new LinkedHashMap<>();
        MasterStore store = store();
        for (MasterSource source : sources) {
            KeptMaster kept = store.kept(source, Instant.now()).orElse(null);
            if (kept != null) {
                rows.put(source.broker(), kept.rows());
            }
        }
        if (rows.isEmpty() && !sources.isEmpty()) {
            MasterSource first = sources.get(0);
            rows.put(first.broker(), store.load(first, Instant.now(), false).rows());
        }
        return rows;
    }
}
