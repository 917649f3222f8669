package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * All brokers' masters joined to one {@link Instrument} a thing: what each broker calls it, and what is
 * there. Immutable; any thread. Cold.
 */
public final class InstrumentBook {
    private static final Comparator<Instrument> BY_SYMBOL =
            Comparator.comparing(Instrument::symbol)
                    .thenComparing(Instrument::segment)
                    .thenComparingLong(Instrument::token);

    /** Where a share or index is looked for when only its name is given. */
    private static final List<String> CASH = List.of("IDX", "NSE", "BSE");

    private final Map<String, List<BrokerInstrument>> lists = new LinkedHashMap<>();
    private final Map<String, Long2ObjectHashMap<BrokerInstrument>> byBroker;
    private final SegmentKeys keys;
    private final Instrument[] bySymbol;
    private final long disagreements;
    private final long foreignIndices;
    private final List<String> complaints;

    private InstrumentBook(Map<String, MasterRows> masters) {
        var join = new BookJoin();
        masters.forEach((broker, rows) -> lists.put(broker, List.copyOf(join.add(broker, rows))));
        byBroker = join.byBroker;
        keys = join.keys;
        bySymbol = join.instruments().toArray(new Instrument[0]);
        Arrays.parallelSort(bySymbol, BY_SYMBOL);
        disagreements = join.disagreements;
        foreignIndices = join.foreignIndices;
        complaints = List.copyOf(join.told);
    }

    /**
     * Joins masters. Of two brokers that name a thing differently the earlier one's words stand.
     *
     * @param masters by broker, in order of preference
     */
    public static InstrumentBook of(Map<String, MasterRows> masters) {
        return new InstrumentBook(masters);
    }

    /** What a broker has, each with its one instrument; empty for a broker without a master. */
    public List<BrokerInstrument> of(String broker) {
        return lists.getOrDefault(broker, List.of());
    }

    /** An instrument as a broker knows it; empty when that broker does not have it. */
    public Optional<BrokerInstrument> at(String broker, Instrument instrument) {
        Long2ObjectHashMap<BrokerInstrument> mine = byBroker.get(broker);
        long key = keys.known(instrument.segment(), instrument.token());
        return mine == null || key < 0 ? Optional.empty() : Optional.ofNullable(mine.get(key));
    }

    /** All instruments, each once, by symbol. */
    public List<Instrument> instruments() {
        return Collections.unmodifiableList(Arrays.asList(bySymbol));
    }

    /**
     * What a user wrote: {@code NSE:RELIANCE}, {@code NSE:NIFTY 50}, {@code NFO:NIFTY26NOVFUT}. Indices are
     * also found under the exchange that computes them, and by the word of their derivatives.
     */
    public Optional<Instrument> find(String exchangeAndSymbol) {
        int colon = exchangeAndSymbol.indexOf(':');
        String segment = exchangeAndSymbol.substring(0, Math.max(0, colon));
        String symbol = exchangeAndSymbol.substring(colon + 1).strip();
        return named(segment, symbol)
                .or(() -> named(segment, symbol + "-EQ"))
                .or(() -> segment.matches("NSE|BSE|IDX|") ? index(symbol) : Optional.empty());
    }

    private Optional<Instrument> named(String segment, String symbol) {
        if (!segment.isEmpty()) {
            return withSymbol(symbol).filter(it -> it.segment().equals(segment)).findFirst();
        }
        return withSymbol(symbol)
                .filter(it -> CASH.contains(it.segment()))
                .min(Comparator.comparingInt(it -> CASH.indexOf(it.segment())));
    }

    /** What an index, or a share, is called by its derivatives: {@code NIFTY} is NIFTY 50. */
    public Optional<Instrument> underlying(String name) {
        return index(name).or(() -> named("NSE", name)).or(() -> named("BSE", name));
    }

    private Optional<Instrument> index(String name) {
        String symbol = IndexTable.shipped().named(name).map(IndexTable.Row::symbol).orElse(name);
        return withSymbol(symbol).filter(it -> it.type() == InstrumentType.IDX).findFirst();
    }

    private Stream<Instrument> withSymbol(String symbol) {
        int low = 0;
        int high = bySymbol.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bySymbol[middle].symbol().compareTo(symbol) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        var equal = new ArrayList<Instrument>();
        for (int at = low; at < bySymbol.length && bySymbol[at].symbol().equals(symbol); at++) {
            equal.add(bySymbol[at]);
        }
        return equal.stream();
    }

    /** Rows that contradict what an earlier broker says of the same token: left out. */
    public long disagreements() {
        return disagreements;
    }

    /** Indices of a broker that no other's could be told to be: they have a segment of their own. */
    public long foreignIndices() {
        return foreignIndices;
    }

    /** The first of the disagreements, a sentence each. */
    public List<String> complaints() {
        return complaints;
    }
}
