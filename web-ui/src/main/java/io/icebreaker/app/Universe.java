package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.HttpFetch;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.UniverseChoice;
import io.icebreaker.feed.master.UniverseSelection;
import io.icebreaker.tick.Instrument;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each configured feed shall subscribe, looked up in its broker's instrument master.
 *
 * @param book everything the brokers list
 * @param choices by feed
 * @param counters how the masters went
 */
record Universe(InstrumentBook book, Map<String, UniverseChoice> choices, MasterCounters counters) {

    /**
     * Reads the masters, fetching them where the configuration names no file, and looks everything up. What
     * is not there, or more than a broker takes, is refused before anything starts.
     */
    static Universe of(AppConfig config) throws ConfigException {
        var store = new Masters.Store(new HttpFetch(), new MasterCounters());
        Masters masters = Masters.load(config, store, Instant.now(), false);
        masters.warnings().forEach(it -> System.err.println("icebreaker: " + it));
        Map<String, UniverseChoice> choices = new LinkedHashMap<>();
        for (AppConfig.Feed feed : config.feeds()) {
            UniverseChoice choice = choose(config, masters.book(), feed);
            refuseBeyondLimit(config, feed, choice);
            choices.put(feed.name(), choice);
        }
        var universe = new Universe(masters.book(), choices, store.counters());
        universe.refuseBeyondRoom(config);
        return universe;
    }

    private static UniverseChoice choose(AppConfig config, InstrumentBook book, AppConfig.Feed feed)
            throws ConfigException {
        var selection = new UniverseSelection(book, feed.broker(), config.lists());
        addAll(config, selection, feed.key("universe"), feed.universe());
        addAll(config, selection, feed.key("symbols"), feed.symbols());
        return selection.choice();
    }

    private static void addAll(
            AppConfig config, UniverseSelection selection, String key, List<String> entries)
            throws ConfigException {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < entries.size(); index++) {
            try {
                selection.add(entries.get(index));
            } catch (IllegalArgumentException e) {
                throw config.source().refuseElement(key, index, e.getMessage());
            }
            if (!seen.add(entries.get(index))) {
                throw config.source()
                        .refuseElement(key, index, entries.get(index) + " is wanted twice");
            }
        }
    }

    private static void refuseBeyondLimit(
            AppConfig config, AppConfig.Feed feed, UniverseChoice choice) throws ConfigException {
        var kind = Credentials.account(feed).kind();
        if (choice.most() > kind.maxInstruments()) {
            throw config.source()
                    .refuse(
                            feed.key(feed.universe().isEmpty() ? "symbols" : "universe"),
                            choice.most()
                                    + " instruments at once, but "
                                    + kind.title()
                                    + " streams "
                                    + kind.limit()
                                    + "; options count four times the window, for those on their"
                                    + " way out");
        }
    }

    private void refuseBeyondRoom(AppConfig config) throws ConfigException {
        int chains =
                choices.values().stream()
                        .flatMap(choice -> choice.chains().stream())
                        .mapToInt(UniverseChoice.Chain::most)
                        .sum();
        if (all().size() + chains > config.maxInstruments()) {
            throw config.source()
                    .refuse(
                            "engine.max-instruments",
                            config.maxInstruments()
                                    + " is less than the "
                                    + (all().size() + chains)
                                    + " symbols of all feeds");
        }
    }

    /** What each feed streams from the start on. */
    Map<String, List<BrokerInstrument>> byFeed() {
        Map<String, List<BrokerInstrument>> fixed = new LinkedHashMap<>();
        choices.forEach((feed, choice) -> fixed.put(feed, choice.fixed()));
        return fixed;
    }

    int size() {
        return all().size();
    }

    /** All that is streamed from the start on, each instrument once. */
    List<Instrument> all() {
        return choices.values().stream()
                .flatMap(choice -> choice.fixed().stream())
                .map(BrokerInstrument::instrument)
                .distinct()
                .toList();
    }
}
