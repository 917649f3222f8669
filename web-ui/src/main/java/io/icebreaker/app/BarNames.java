package io.icebreaker.app;

import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterCounters;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.master.MasterSource;
import io.icebreaker.feed.master.MasterStore;
import io.icebreaker.tick.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which instrument a file of bars means by a symbol: {@code NSE:ACME}, or {@code ACME}, which is a share of
 * NSE, else an index, else a share of BSE. Of a file of definitions, else of the masters that are kept;
 * nothing is fetched.
 */
final class BarNames {
    private static final List<String> SEGMENTS = List.of("NSE", "IDX", "BSE");

    private final InstrumentBook book;
    private final Map<String, Instrument> named = new LinkedHashMap<>();

    private BarNames(InstrumentBook book, List<Instrument> listed) {
        this.book = book;
        for (Instrument instrument : listed) {
            named.putIfAbsent(instrument.segment() + ":" + instrument.symbol(), instrument);
        }
    }

    /**
     * @param masters directory of all brokers' masters
     * @param definitions a file of instruments; null for the masters
     */
    static BarNames of(Path masters, Path definitions) throws IOException {
        if (definitions != null) {
            return new BarNames(InstrumentBook.of(Map.of()), InstrumentsCsv.read(definitions));
        }
        var store = new MasterStore(masters, null, new MasterCounters());
        Map<String, MasterRows> rows = new LinkedHashMap<>();
        for (BrokerKind kind : Brokers.all()) {
            MasterSource source = kind.streams() ? kind.stream().source() : null;
            if (source != null) {
                store.kept(source, Instant.now())
                        .ifPresent(kept -> rows.put(source.broker(), kept.rows()));
            }
        }
        return new BarNames(InstrumentBook.of(rows), List.of());
    }

    Optional<Instrument> find(String symbol) {
        if (symbol.contains(":")) {
            return exactly(symbol);
        }
        return SEGMENTS.stream()
                .map(segment -> exactly(segment + ":" + symbol))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Instrument> exactly(String name) {
        Instrument listed = named.get(name);
        return listed != null ? Optional.of(listed) : book.find(name);
    }
}
