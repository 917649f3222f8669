package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The numbers instruments have on SmartAPI's wire: an exchange type and a decimal token. Indices are among
 * the shares of their exchange and have numbers of their own; what SmartAPI does not trade travels as NCDEX,
 * which shares the divisor of shares. Where a number is taken the next free one from the top is given.
 */
final class SmartTokens {
    private static final Map<String, Integer> TYPES =
            Map.of("NSE", 1, "NFO", 2, "BSE", 3, "BFO", 4, "MCX", 5, "NCDEX", 7, "CDS", 13);
    private static final Map<String, Long> INDICES =
            Map.of(
                    "NIFTY 50", 99_926_000L,
                    "NIFTY BANK", 99_926_009L,
                    "INDIA VIX", 99_926_017L,
                    "SENSEX", 99_919_000L);
    private static final String OTHERS = "NCDEX";
    private static final long FIRST_OTHER_INDEX = 99_927_000L;
    private static final long LAST_TOKEN = 0xffff_ffffL;

    private final List<BrokerInstrument> onWire = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    /** Numbers instruments in order; the place in the list is the index. */
    SmartTokens(List<Instrument> instruments) {
        Set<String> taken = new HashSet<>();
        long nextIndex = FIRST_OTHER_INDEX;
        long free = LAST_TOKEN;
        for (Instrument instrument : instruments) {
            String exchange = exchange(instrument);
            long token = instrument.token();
            if (instrument.type() == InstrumentType.IDX) {
                token = INDICES.getOrDefault(instrument.symbol(), nextIndex++);
            }
            while (!taken.add(key(TYPES.get(exchange), Long.toString(token)))) {
                token = free--;
            }
            indexes.put(key(TYPES.get(exchange), Long.toString(token)), onWire.size());
            onWire.add(new BrokerInstrument(instrument, exchange, token, symbol(instrument)));
        }
    }

    private static String exchange(Instrument instrument) {
        String segment = instrument.segment();
        if (segment.equals("IDX")) {
            return instrument.symbol().startsWith("SENSEX") ? "BSE" : "NSE";
        }
        return TYPES.containsKey(segment) ? segment : OTHERS;
    }

    private static String symbol(Instrument instrument) {
        boolean isShare =
                instrument.segment().equals("NSE") && instrument.type() == InstrumentType.EQ;
        return isShare ? instrument.symbol() + "-EQ" : instrument.symbol();
    }

    private static String key(int type, String token) {
        return type + " " + token;
    }

    /** All of them in order of index. */
    List<BrokerInstrument> all() {
        return List.copyOf(onWire);
    }

    BrokerInstrument at(int index) {
        return onWire.get(index);
    }

    int type(int index) {
        return TYPES.get(onWire.get(index).segment());
    }

    boolean isIndex(int index) {
        return onWire.get(index).instrument().type() == InstrumentType.IDX;
    }

    /** Index behind an exchange type and a token, or -1. */
    int index(int type, String token) {
        return indexes.getOrDefault(key(type, token), -1);
    }

    /** Index behind an {@code exch_seg} and a token, or -1. */
    int index(String exchange, String token) {
        return TYPES.containsKey(exchange) ? index(TYPES.get(exchange), token) : -1;
    }

    static boolean isType(int type) {
        return TYPES.containsValue(type);
    }
}
