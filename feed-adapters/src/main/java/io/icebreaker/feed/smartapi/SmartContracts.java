package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.IndexTable;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The master by what REST answers name: exchange and token, or underlying and expiry. Immutable; any thread.
 */
public final class SmartContracts {
    private static final int SERIES_LENGTH = 3;

    private final Map<String, BrokerInstrument> byToken = new HashMap<>();
    private final Map<String, List<BrokerInstrument>> options = new HashMap<>();

    private SmartContracts() {}

    /** From the broker's rows of an {@link io.icebreaker.feed.master.InstrumentBook}. */
    public static SmartContracts of(List<BrokerInstrument> rows) {
        var contracts = new SmartContracts();
        for (BrokerInstrument row : rows) {
            contracts.byToken.put(row.segment() + " " + row.token(), row);
            Instrument it = row.instrument();
            if (it.type().isOption()) {
                contracts
                        .options
                        .computeIfAbsent(
                                it.underlying() + " " + it.expiry(), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return contracts;
    }

    Optional<BrokerInstrument> at(String exchange, String token) {
        return Optional.ofNullable(byToken.get(exchange + " " + token));
    }

    /** All options on an underlying that expire on a day, in the master's order. */
    List<BrokerInstrument> options(String underlying, LocalDate expiry) {
        return options.getOrDefault(underlying + " " + expiry, List.of());
    }

    /** What the master's derivatives call an underlying. */
    static String underlyingName(Instrument underlying) {
        String symbol = underlying.symbol();
        Optional<IndexTable.Row> index = IndexTable.shipped().named(symbol);
        if (index.isPresent() && !index.get().underlying().isEmpty()) {
            return index.get().underlying();
        }
        int dash = symbol.length() - SERIES_LENGTH;
        return dash > 0 && symbol.charAt(dash) == '-' ? symbol.substring(0, dash) : symbol;
    }
}
