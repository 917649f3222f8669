package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerStream;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.KeptMaster;
import io.icebreaker.feed.master.MasterCounter;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterFetch;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The instrument masters of a configuration's brokers: the files it names, and for the rest those that are
 * fetched and kept, joined to one book. Kite's words stand where it is among them.
 *
 * @param kept by broker, those that are fetched
 * @param book of all of them
 * @param warnings what is not as it should be, a sentence each
 */
record Masters(Map<String, KeptMaster> kept, InstrumentBook book, List<String> warnings) {
    /** Where masters come from when they are not there, and how that went. */
    record Store(MasterFetch fetch, MasterCounters counters) {}

    /**
     * Reads them all; waits for downloads.
     *
     * @param refresh fetches also what is there from today
     * @throws ConfigException when a broker has no master at all, naming what to do
     */
    static Masters load(AppConfig config, Store store, Instant now, boolean refresh)
            throws ConfigException {
        return new Loading(config, store, now, refresh).all();
    }

    /** One reading of all masters; one thread. */
    private static final class Loading {
        private final AppConfig config;
        private final Store from;
        private final MasterStore store;
        private final Instant now;
        private final boolean refresh;
        private final Map<String, KeptMaster> kept = new LinkedHashMap<>();
        private final Map<String, MasterRows> rows = new LinkedHashMap<>();
        private final Map<String, Path> files = new LinkedHashMap<>();
        private final List<String> warnings = new ArrayList<>();

        Loading(AppConfig config, Store from, Instant now, boolean refresh) throws ConfigException {
            this.config = config;
            this.from = from;
            this.now = now;
            this.refresh = refresh;
            store = new MasterStore(config.masters(), from.fetch(), from.counters());
        }

        Masters all() throws ConfigException {
            List<AppConfig.Feed> feeds = new ArrayList<>(config.feeds());
            feeds.sort((a, b) -> Boolean.compare(isKite(b), isKite(a)));
            for (AppConfig.Feed feed : feeds) {
                load(feed);
            }
            InstrumentBook book = InstrumentBook.of(rows);
            from.counters().add(MasterCounter.DISAGREEMENTS, book.disagreements());
            from.counters().add(MasterCounter.FOREIGN_INDICES, book.foreignIndices());
            warnings.addAll(book.complaints());
            return new Masters(kept, book, List.copyOf(warnings));
        }

        private static boolean isKite(AppConfig.Feed feed) {
            return feed.broker().equals("kite");
        }

        private void load(AppConfig.Feed feed) throws ConfigException {
            if (rows.containsKey(feed.broker())) {
                if (feed.instruments() != null
                        && !feed.instruments().equals(files.get(feed.broker()))) {
                    throw config.source()
                            .refuse(
                                    feed.key("instruments"),
                                    "another feed of "
                                            + feed.broker()
                                            + " has another master; one broker, one master");
                }
                return;
            }
            files.put(feed.broker(), feed.instruments());
            BrokerStream stream = Credentials.account(feed).kind().stream();
            rows.put(
                    feed.broker(),
                    feed.instruments() == null ? fetched(feed, stream) : given(feed, stream));
        }

        private MasterRows given(AppConfig.Feed feed, BrokerStream stream) throws ConfigException {
            try (var in = Files.newInputStream(feed.instruments())) {
                return stream.master().parse(in, MasterStore.dateOf(now));
            } catch (IOException e) {
                throw config.source()
                        .refuse(
                                feed.key("instruments"),
                                "cannot read "
                                        + feed.instruments()
                                        + " as "
                                        + feed.broker()
                                        + "'s instrument master ("
                                        + e.getMessage()
                                        + "); leave this key out to have it fetched");
            }
        }

        private MasterRows fetched(AppConfig.Feed feed, BrokerStream stream)
                throws ConfigException {
            MasterSource source = stream.source();
            if (source == null) {
                throw config.source()
                        .refuse(
                                feed.key("broker"),
                                "needs instruments, the file of the broker's master: this build"
                                        + " cannot fetch it");
            }
            try {
                KeptMaster master = store.load(at(source, feed), now, refresh);
                kept.put(feed.broker(), master);
                if (!master.warning().isEmpty()) {
                    warnings.add(master.warning());
                }
                return master.rows();
            } catch (IOException e) {
                throw config.source()
                        .refuse(
                                feed.key("broker"),
                                e.getMessage()
                                        + "; try again, or name a file of it: instruments = ...");
            }
        }

        /** A simulator serves its masters beside its REST answers. */
        private static MasterSource at(MasterSource source, AppConfig.Feed feed) {
            boolean isLocal = feed.restUrl() != null && feed.restUrl().startsWith("http://");
            return isLocal ? source.at(URI.create(feed.restUrl())) : source;
        }
    }
}
