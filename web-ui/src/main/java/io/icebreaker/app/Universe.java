package io.icebreaker.app;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.kite.KiteInstruments;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
            byFeed.put(
                    feed.name(), lookUp(feed, dump(feed, config.source()), taken, config.source()));
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
        try (var in = Files.newInputStream(file)) {
            LocalDate today = LocalDate.now(ZoneOffset.ofHoursMinutes(5, 30));
            for (BrokerInstrument row : new KiteInstruments().parse(in, today).rows()) {
                Instrument instrument = row.instrument();
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
            AppConfig.Feed feed,
            Map<String, Instrument> dump,
            Set<String> taken,
            ConfigSource source)
            throws ConfigException {
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
                throw source.refuseElement(
                        key,
                        index,
                        symbol
                                + " is wanted twice; one instrument from several feeds is not"
                                + " supported in this version");
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
