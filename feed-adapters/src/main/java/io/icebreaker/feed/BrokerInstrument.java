package io.icebreaker.feed;

import io.icebreaker.tick.Instrument;

/**
 * An instrument as one broker knows it. Two of them are the same subscription when segment and token are
 * the same.
 *
 * @param instrument the engine's identity: canonical segment and exchange token
 * @param segment the broker's own name of the segment, as its master writes it ({@code NSE_FNO}, {@code
 *     NFO},
 *     {@code nse_fo}...)
 * @param token the broker's own number within the segment; for Kite the exchange token, from which the wire
 *     makes the instrument_token
 * @param symbol the broker's own trading symbol; empty where it has none
 */
public record BrokerInstrument(Instrument instrument, String segment, long token, String symbol) {
    public BrokerInstrument {
        if (instrument == null || segment == null || segment.isEmpty() || token < 0) {
            throw new IllegalArgumentException(
                    "needs an instrument, a segment and a token of at least 0, was "
                            + segment
                            + " "
                            + token);
        }
        symbol = symbol == null ? "" : symbol;
    }
}
