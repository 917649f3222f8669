package io.icebreaker.reference;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;

/**
 * One line of an instruments file.
 *
 * @param underlying empty when there is none
 * @param expiry null when it does not expire
 * @param strike E4, 0 when it has none
 * @param lot units a lot
 * @param tickSize E4
 */
public record InstrumentRow(
        String segment,
        long token,
        String symbol,
        InstrumentType type,
        String underlying,
        LocalDate expiry,
        long strike,
        long lot,
        long tickSize) {

    /** The same as the engine's own record. */
    public Instrument toInstrument() {
        return new Instrument(
                segment, token, symbol, type, underlying, expiry, strike, lot, tickSize);
    }

    public InstrumentKey key() {
        return new InstrumentKey(segment, token);
    }

    boolean isIndex() {
        return type == InstrumentType.IDX;
    }
}
