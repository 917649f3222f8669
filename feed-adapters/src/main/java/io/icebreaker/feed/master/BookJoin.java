package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Joins masters to one instrument a thing. Cash by (exchange, token), checked by symbol; derivatives by
 * (exchange, token), underlying, expiry, strike and type; indices by {@link IndexTable}, else by name. What
 * contradicts an earlier row is left out and told of: a wrong price is worse than none.
 */
final class BookJoin {
    private static final int MAX_TOLD = 50;
    private static final String INDEX = "IDX";

    final Map<String, Long2ObjectHashMap<BrokerInstrument>> byBroker = new LinkedHashMap<>();
    final SegmentKeys keys = new SegmentKeys();
    final List<String> told = new ArrayList<>();
    long disagreements;
    long foreignIndices;

    private final Long2ObjectHashMap<Instrument> known = new Long2ObjectHashMap<>();
    private final Map<String, Instrument> indices = new HashMap<>();
    private final IndexTable table = IndexTable.shipped();

    /** One broker's rows, after those of the brokers before it. */
    List<BrokerInstrument> add(String broker, MasterRows rows) {
        var kept = new ArrayList<BrokerInstrument>(rows.rows().size());
        var mine = new Long2ObjectHashMap<BrokerInstrument>(rows.rows().size() * 3 / 2 + 8, 0.65f);
        byBroker.put(broker, mine);
        for (BrokerInstrument row : rows.rows()) {
            Instrument instrument = canonical(broker, row);
            long key = keys.key(instrument.segment(), instrument.token());
            if (instrument != row.instrument()) {
                row = new BrokerInstrument(instrument, row.segment(), row.token(), row.symbol());
            }
            if (agrees(broker, row, known.get(key)) && mine.putIfAbsent(key, row) == null) {
                known.putIfAbsent(key, row.instrument());
                kept.add(row);
            }
        }
        return kept;
    }

    List<Instrument> instruments() {
        return new ArrayList<>(known.values());
    }

    private Instrument canonical(String broker, BrokerInstrument row) {
        Instrument as = row.instrument();
        if (as.type() == InstrumentType.IDX) {
            as = index(broker, row);
        } else if (as.segment().equals("NSE") && as.symbol().endsWith("-EQ")) {
            as = renamed(as, as.segment(), as.token(), withoutSeries(as.symbol()));
        }
        Instrument before = known.get(keys.key(as.segment(), as.token()));
        return before != null && isSame(before, as) ? before : as;
    }

    private Instrument index(String broker, BrokerInstrument row) {
        Instrument as = row.instrument();
        Optional<IndexTable.Row> shown =
                broker.equals("kite") ? table.named(as.symbol()) : table.at(broker, row.token());
        String name = IndexTable.plain(shown.map(IndexTable.Row::symbol).orElse(as.symbol()));
        Instrument joined = indices.get(name);
        if (joined == null) {
            joined = firstIndex(broker, row, shown.orElse(null));
            indices.put(name, joined);
        }
        return joined;
    }

    /**
     * An index that no broker before had. Its number is Kite's, else the exchange's, whichever brokers there
     * are; a number that only its broker uses must not pass for one of those and gets a segment of its own.
     */
    private Instrument firstIndex(String broker, BrokerInstrument row, IndexTable.Row shown) {
        Instrument as = row.instrument();
        if (broker.equals("kite")) {
            return as;
        }
        String symbol = shown == null ? as.symbol() : shown.symbol();
        Long token = shown == null ? null : shown.canonicalToken();
        if (token != null) {
            return renamed(as, INDEX, token, symbol);
        }
        foreignIndices++;
        String own = INDEX + broker.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return renamed(as, own.substring(0, Math.min(15, own.length())), row.token(), symbol);
    }

    private boolean agrees(String broker, BrokerInstrument row, Instrument before) {
        if (before == null || before == row.instrument() || isSame(before, row.instrument())) {
            return true;
        }
        disagreements++;
        if (told.size() < MAX_TOLD) {
            told.add(
                    broker
                            + " says "
                            + describe(row.instrument())
                            + " where "
                            + describe(before)
                            + " is known: left out");
        }
        return false;
    }

    private static String describe(Instrument it) {
        String contract =
                it.expiry() == null ? "" : " (" + it.underlying() + " " + it.expiry() + ")";
        return it.segment() + " " + it.token() + " " + it.symbol() + contract;
    }

    private static boolean isSame(Instrument a, Instrument b) {
        if (a.type() != b.type()) {
            return false;
        }
        return switch (a.type()) {
            case IDX -> a.symbol().equals(b.symbol());
            case EQ -> withoutSeries(a.symbol()).equals(withoutSeries(b.symbol()));
            default ->
                    a.underlying().equals(b.underlying())
                            && Objects.equals(a.expiry(), b.expiry())
                            && a.strike() == b.strike();
        };
    }

    /** {@code RELIANCE-EQ}, {@code ELECTCAST-W1}: some masters write the series behind the symbol. */
    static String withoutSeries(String symbol) {
        int dash = symbol.length() - 3;
        return dash > 0 && symbol.charAt(dash) == '-' ? symbol.substring(0, dash) : symbol;
    }

    private static Instrument renamed(Instrument as, String segment, long token, String symbol) {
        return new Instrument(
                segment,
                token,
                symbol,
                as.type(),
                as.underlying(),
                as.expiry(),
                as.strike(),
                as.lotSize(),
                as.tickSize());
    }
}
