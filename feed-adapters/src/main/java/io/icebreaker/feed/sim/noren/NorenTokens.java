package io.icebreaker.feed.sim.noren;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What instruments are called on Noren's wire: exchange and token. Indices ride on their exchange under
 * numbers of their own (feed-noren 3.1); an index nobody published a number of gets a free one. What has no
 * exchange here travels as MCX.
 */
final class NorenTokens {
    private static final Map<String, Long> INDICES =
            Map.of(
                    "NIFTY 50",
                    26_000L,
                    "NIFTY BANK",
                    26_009L,
                    "INDIA VIX",
                    26_017L,
                    "NIFTY FIN SERVICE",
                    26_037L,
                    "NIFTY MID SELECT",
                    26_074L,
                    "NIFTY NEXT 50",
                    26_013L);
    private static final Set<String> EXCHANGES =
            Set.of("NSE", "NFO", "BSE", "BFO", "CDS", "BCD", "MCX");
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH);
    private static final long FIRST_FREE = 4_000_000_001L;

    private final List<BrokerInstrument> onWire = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private long free = FIRST_FREE;

    /** Numbers instruments in order; the place in the list is the index. */
    NorenTokens(List<Instrument> instruments) {
        instruments.forEach(it -> taken.add(key(exchange(it), it.token())));
        for (Instrument instrument : instruments) {
            String exchange = exchange(instrument);
            long token = token(instrument, exchange);
            indexes.put(key(exchange, token), onWire.size());
            onWire.add(new BrokerInstrument(instrument, exchange, token, symbol(instrument)));
        }
    }

    private static String exchange(Instrument instrument) {
        if (instrument.type() == InstrumentType.IDX) {
            return instrument.symbol().contains("SENSEX") ? "BSE" : "NSE";
        }
        return EXCHANGES.contains(instrument.segment()) ? instrument.segment() : "MCX";
    }

    private long token(Instrument instrument, String exchange) {
        boolean isAsIs =
                instrument.type() != InstrumentType.IDX
                        && !indexes.containsKey(key(exchange, instrument.token()));
        if (isAsIs) {
            return instrument.token();
        }
        Long published = INDICES.get(instrument.symbol());
        long token = published == null || isTaken(exchange, published) ? free++ : published;
        while (isTaken(exchange, token)) {
            token = free++;
        }
        return token;
    }

    private boolean isTaken(String exchange, long token) {
        return taken.contains(key(exchange, token)) || indexes.containsKey(key(exchange, token));
    }

    /** {@code RELIANCE-EQ}, {@code NIFTY27JUL23F}, {@code NIFTY15SEP26C23950}; MCX futures have no F. */
    private static String symbol(Instrument instrument) {
        boolean isShare = instrument.type() == InstrumentType.EQ;
        if (instrument.expiry() == null || instrument.segment().equals("BFO")) {
            boolean hasSeries = isShare && instrument.segment().equals("NSE");
            return instrument.symbol() + (hasSeries ? "-EQ" : "");
        }
        String expiry = instrument.expiry().format(EXPIRY).toUpperCase(Locale.ROOT);
        String end =
                instrument.type().isOption()
                        ? instrument.type().name().substring(0, 1)
                                + Prices.format(instrument.strike())
                        : instrument.segment().equals("MCX") ? "" : "F";
        return instrument.underlying() + expiry + end;
    }

    private static String key(String exchange, long token) {
        return exchange + "|" + token;
    }

    /** In order of index. */
    List<BrokerInstrument> all() {
        return List.copyOf(onWire);
    }

    BrokerInstrument get(int index) {
        return onWire.get(index);
    }

    /** Index behind {@code NSE|22}, or -1. */
    int index(String scrip) {
        return indexes.getOrDefault(scrip, -1);
    }

    /** Index of a trading symbol on an exchange, or -1. */
    int index(String exchange, String symbol) {
        for (int index = 0; index < onWire.size(); index++) {
            BrokerInstrument one = onWire.get(index);
            if (one.segment().equals(exchange) && one.symbol().equals(symbol)) {
                return index;
            }
        }
        return -1;
    }
}
