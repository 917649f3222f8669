package io.icebreaker.tick;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A tradable thing or an index, as its exchange defines it.
 *
 * @param segment NSE, NFO, BSE, BFO, CDS, BCD, MCX, IDX or any other upper-case word (recordings)
 * @param token the exchange's number, unique within the segment, 1..2^32-1
 * @param symbol what a person calls it
 * @param type what it is
 * @param underlying symbol of the underlying, empty when there is none
 * @param expiry last trading date, null when it does not expire
 * @param strike E4, 0 when it has none
 * @param lotSize units a lot, at least 1
 * @param tickSize E4, at least 1
 */
public record Instrument(
        String segment,
        long token,
        String symbol,
        InstrumentType type,
        String underlying,
        LocalDate expiry,
        long strike,
        long lotSize,
        long tickSize) {

    /** 2^32 - 1: what the widest wire can carry. */
    public static final long MAX_TOKEN = 0xffff_ffffL;

    /** Room for names on the ring, in bytes of UTF-8. */
    static final int MAX_SYMBOL_BYTES = 95;

    static final int MAX_UNDERLYING_BYTES = 63;

    public Instrument {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(underlying, "underlying");
        if (!Segments.isName(segment)) {
            throw new IllegalArgumentException(
                    "segment must be 1 to 15 upper-case letters or digits, was '" + segment + "'");
        }
        if (token < 1 || token > MAX_TOKEN) {
            throw new IllegalArgumentException(
                    "token must be within 1.." + MAX_TOKEN + ", was " + token);
        }
        if (symbol == null || symbol.isBlank()) {
            throw new IllegalArgumentException(
                    "symbol must not be empty (" + segment + " " + token + ")");
        }
        requireFits("symbol", symbol, MAX_SYMBOL_BYTES);
        requireFits("underlying", underlying, MAX_UNDERLYING_BYTES);
        if (lotSize < 1 || tickSize < 1) {
            throw new IllegalArgumentException(
                    "lotSize and tickSize must be at least 1, were "
                            + lotSize
                            + " and "
                            + tickSize
                            + " E4 ("
                            + symbol
                            + ")");
        }
    }

    private static void requireFits(String what, String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
            throw new IllegalArgumentException(
                    what + " is longer than " + bytes + " bytes: '" + text + "'");
        }
    }
}
