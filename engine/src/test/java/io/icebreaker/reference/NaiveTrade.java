package io.icebreaker.reference;

/**
 * A trade, or with qty 0 an index observation (analytics 1.1 to 1.4).
 *
 * @param row index of its packet in the recording
 * @param timeNs effective event time, epoch ns
 * @param price E4
 * @param side +1 buyer-initiated, -1 seller-initiated, 0 unknown; of a trade on both sides the larger
 *     part's
 * @param rule Q, T, T0, N, or X for a trade outside the bars; an observation inside them is N
 * @param oiBefore open interest known before the packet, null when none
 * @param oi open interest known with the packet, null when none
 * @param bought the buyers' part
 * @param sold the sellers' part; the rest is on no side
 */
public record NaiveTrade(
        int row,
        String segment,
        long token,
        long timeNs,
        long price,
        long qty,
        int side,
        String rule,
        Phase phase,
        boolean agg,
        boolean isShort,
        boolean gap,
        boolean observation,
        Long oiBefore,
        Long oi,
        long bought,
        long sold) {

    public InstrumentKey key() {
        return new InstrumentKey(segment, token);
    }

    public long neutral() {
        return qty - bought - sold;
    }

    public boolean inBars() {
        return phase.inBars();
    }
}
