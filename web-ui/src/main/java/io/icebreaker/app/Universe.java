package io.icebreaker.app;

import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each configured feed shall subscribe, looked up in its broker's instrument dump. */
record Universe(Map<String, List<Instrument>> byFeed) {

    /**
     * Looks up all symbols; one that is not there, or that a feed wants twice, is refused before anything
     * starts. Several feeds may want the same: they become one stream.
     */
    static Universe of(AppConfig config) throws ConfigException {
        Map<String, List<Instrument>> byFeed = new LinkedHashMap<>();
        for (AppConfig.Feed feed : config.feeds()) {
            byFeed.put(feed.name(), lookUp(feed, dump(feed, config.source()), config.source()));
        }
        var universe = new Universe(byFeed);
        if (universe.size() > config.maxInstruments()) {
            throw config.source()
                    .refuse(
                            "engine.max-instruments",
                            config.maxInstruments()
                                    + " is less than the "
                                    + universe.size()
                                    + " symbols of all feeds");
        }
        return universe;
    }

    private static Map<String, Instrument> dump(AppConfig.Feed feed, ConfigSource source)
            throws ConfigException {
        Path file = feed.instruments();
        Map<String, Instrument> bySymbol = new HashMap<>();
        try (var reader = Files.newBufferedReader(file)) {
            for (Instrument instrument : KiteInstruments.read(reader).instruments()) {
                bySymbol.put(instrument.segment() + ":" + instrument.symbol(), instrument);
            }
            return bySymbol;
        } catch (IOException | UncheckedIOException e) {
            throw source.refuse(
                    feed.key("instruments"),
                    "cannot read " + file + "; fetch the broker's instrument dump to that place");
        }
    }

    private static List<Instrument> lookUp(
            AppConfig.Feed feed, Map<String, Instrument> dump, ConfigSource source)
            throws ConfigException {
        Set<String> taken = new HashSet<>();
        List<Instrument> found = new ArrayList<>();
        String key = feed.key("symbols");
        for (int index = 0; index < feed.symbols().size(); index++) {
            String symbol = feed.symbols().get(index);
            // Kite lists indices under the exchange that computes them.
            String asIndex = symbol.replaceFirst("^(NSE|BSE):", "IDX:");
            Instrument instrument = dump.getOrDefault(symbol, dump.get(asIndex));
            if (instrument == null) {
                throw source.refuseElement(key, index, symbol + " is not in " + feed.instruments());
            }
            if (!taken.add(instrument.segment() + ":" + instrument.symbol())) {
                throw source.refuseElement(key, index, symbol + " is wanted twice");
            }
            found.add(instrument);
        }
        return found;
    }

    int size() {
        return all().size();
    }

    /** Each instrument once, as the first feed that wants it defines it. */
    List<Instrument> all() {
        Map<String, Instrument> all = new LinkedHashMap<>();
        byFeed.values().stream()
                .flatMap(List::stream)
                .forEach(it -> all.putIfAbsent(it.segment() + ":" + it.token(), it));
        return List.copyOf(all.values());
    }

    /** Kite's number of an instrument (feed-kite 3.1). */
    static long kiteToken(Instrument instrument) {
        return instrument.token() << 8 | Segments.knownCode(instrument.segment());
    }
}
