package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers instruments have at Dhan: the exchange's tokens, but indices have Dhan's own (feed-dhan 11). A
 * segment that Dhan does not have, as of recordings from elsewhere, travels as MCX under free numbers.
 * Immutable.
 */
final class DhanNumbers {
    private static final String ELSEWHERE = "MCX_COMM";
    private static final long FIRST_FREE = 4_000_000_001L;

    private static final Map<String, String> WORDS =
            Map.of(
                    "IDX", "IDX_I",
                    "NSE", "NSE_EQ",
                    "NFO", "NSE_FNO",
                    "CDS", "NSE_CURRENCY",
                    "BSE", "BSE_EQ",
                    "MCX", ELSEWHERE,
                    "BCD", "BSE_CURRENCY",
                    "BFO", "BSE_FNO");

    private static final Map<String, Integer> OCTETS =
            Map.of(
                    "IDX_I",
                    0,
                    "NSE_EQ",
                    1,
                    "NSE_FNO",
                    2,
                    "NSE_CURRENCY",
                    3,
                    "BSE_EQ",
                    4,
                    ELSEWHERE,
                    5,
                    "BSE_CURRENCY",
                    7,
                    "BSE_FNO",
                    8);

    private static final Map<String, Long> INDICES =
            Map.of(
                    "NIFTY 50", 13L,
                    "INDIA VIX", 21L,
                    "NIFTY BANK", 25L,
                    "NIFTY FIN SERVICE", 27L,
                    "SENSEX", 51L,
                    "NIFTY MID SELECT", 442L);

    private final List<BrokerInstrument> instruments = new ArrayList<>();
    private final Map<String, Integer> indexes = new HashMap<>();

    DhanNumbers(List<Instrument> source) {
        long free = FIRST_FREE;
        for (Instrument instrument : source) {
            String word = WORDS.get(instrument.segment());
            long token =
                    word == null
                            ? free++
                            : INDICES.getOrDefault(instrument.symbol(), instrument.token());
            String segment = word == null ? ELSEWHERE : word;
            indexes.put(segment + " " + token, instruments.size());
            instruments.add(new BrokerInstrument(instrument, segment, token, instrument.symbol()));
        }
    }

    /** In order of index. */
    List<BrokerInstrument> instruments() {
        return List.copyOf(instruments);
    }

    BrokerInstrument at(int index) {
        return instruments.get(index);
    }

    /** Index behind Dhan's word and number, or -1. */
    int index(String segment, String securityId) {
        return indexes.getOrDefault(segment + " " + securityId, -1);
    }

    /** The byte that stands for a segment on the wire, or -1. */
    static int octet(String segment) {
        return OCTETS.getOrDefault(segment, -1);
    }
}
