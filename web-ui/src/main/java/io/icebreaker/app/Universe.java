package io.icebreaker.app;

import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.io.IOException;
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

    /** Looks up all symbols; one that is not there, or is wanted twice, is refused before anything starts. */
    static Universe of(AppConfig config) throws ConfigException {
        Map<String, List<Instrument>> byFeed = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (AppConfig.Feed feed : config.feeds()) {
            byFeed.put(feed.name(), lookUp(feed, dump(feed), taken));
        }
        var universe = new Universe(byFeed);
        if (universe.size() > config.maxInstruments()) {
            throw new ConfigException(
                    "engine.max-instruments: "
                            + config.maxInstruments()
                            + " is less than the "
                            + universe.size()
                            + " symbols of all feeds");
        }
        return universe;
    }

    private static Map<String, Instrument> dump(AppConfig.Feed feed) throws ConfigException {
        Path file = feed.instruments();
        Map<String, Instrument> bySymbol = new HashMap<>();
        try (var reader = Files.newBufferedReader(file)) {
            for (Instrument instrument : KiteInstruments.read(reader).instruments()) {
                bySymbol.put(instrument.segment() + ":" + instrument.symbol(), instrument);
            }
            return bySymbol;
        } catch (IOException e) {
            throw new ConfigException(
                    "feeds."
                            + feed.name()
                            + ".instruments: cannot read "
                            + file
                            + "; fetch the broker's instrument dump to that place");
        }
    }

    private static List<Instrument> lookUp(
            AppConfig.Feed feed, Map<String, Instrument> dump, Set<String> taken)
            throws ConfigException {
        List<Instrument> found = new ArrayList<>();
        for (String symbol : feed.symbols()) {
            Instrument instrument = dump.get(symbol);
            if (instrument == null) {
                // Kite lists indices under the exchange that computes them.
                instrument = dump.get(symbol.replaceFirst("^(NSE|BSE):", "IDX:"));
            }
            if (instrument == null) {
                throw new ConfigException(
                        "feeds."
                                + feed.name()
                                + ".symbols: "
                                + symbol
                                + " is not in "
                                + feed.instruments());
            }
            if (!taken.add(symbol)) {
                throw new ConfigException(
                        "feeds."
                                + feed.name()
                                + ".symbols: "
                                + symbol
                                + " is wanted twice: one instrument, one feed in this version");
            }
            found.add(instrument);
        }
        return found;
    }

    int size() {
        return byFeed.values().stream().mapToInt(List::size).sum();
    }

    List<Instrument> all() {
        return byFeed.values().stream().flatMap(List::stream).toList();
    }

    /** Kite's number of an instrument (feed-kite 3.1). */
    static long kiteToken(Instrument instrument) {
        return instrument.token() << 8 | Segments.knownCode(instrument.segment());
    }
}
