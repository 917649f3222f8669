package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The options of one broker's master by underlying and expiry; looked through at the first question. Any
 * thread.
 */
public final class OptionContracts {
    private static final int SERIES_LENGTH = 3;

    private final List<BrokerInstrument> rows;
    private Map<String, NavigableMap<LocalDate, List<BrokerInstrument>>> options;

    /** @param rows the broker's of an {@link InstrumentBook} */
    public OptionContracts(List<BrokerInstrument> rows) {
        this.rows = rows;
    }

    /** Expiries that have options on it, nearest first. */
    public List<LocalDate> expiries(Instrument underlying) {
        return listed(underlying).keySet().stream()
                .filter(expiry -> !of(underlying, expiry).isEmpty())
                .toList();
    }

    /** All options on it that expire on a day, in the master's order. */
    public List<BrokerInstrument> of(Instrument underlying, LocalDate expiry) {
        List<BrokerInstrument> legs = listed(underlying).getOrDefault(expiry, List.of());
        String segment = segment(underlying);
        return segment.isEmpty()
                ? legs
                : legs.stream().filter(it -> it.instrument().segment().equals(segment)).toList();
    }

    private NavigableMap<LocalDate, List<BrokerInstrument>> listed(Instrument underlying) {
        return options().getOrDefault(name(underlying), new TreeMap<>());
    }

    private synchronized Map<String, NavigableMap<LocalDate, List<BrokerInstrument>>> options() {
        if (options == null) {
            options = new HashMap<>();
            for (BrokerInstrument row : rows) {
                Instrument it = row.instrument();
                if (it.type().isOption()) {
                    options.computeIfAbsent(it.underlying(), name -> new TreeMap<>())
                            .computeIfAbsent(it.expiry(), day -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return options;
    }

    /** Where its options trade, for both exchanges list some on the same share; empty for an index. */
    private static String segment(Instrument underlying) {
        return switch (underlying.segment()) {
            case "NSE" -> "NFO";
            case "BSE" -> "BFO";
            case "IDX" -> "";
            default -> underlying.segment();
        };
    }

    /** What the master's derivatives call an underlying: an index, a share, or a future on it. */
    public static String name(Instrument underlying) {
        if (!underlying.underlying().isEmpty()) {
            return underlying.underlying();
        }
        String symbol = underlying.symbol();
        Optional<IndexTable.Row> index = IndexTable.shipped().named(symbol);
        if (index.isPresent() && !index.get().underlying().isEmpty()) {
            return index.get().underlying();
        }
        int dash = symbol.length() - SERIES_LENGTH;
        return dash > 0 && symbol.charAt(dash) == '-' ? symbol.substring(0, dash) : symbol;
    }
}
