package io.icebreaker.feed.chain;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * How recordings are read.
 *
 * @param lot units a contract where the source counts contracts; 0 for what is known of the underlying
 * @param underlying the only one wanted; null for all
 * @param expiry of a Dhan answer that no {@code rest_index.json} lies beside; null for unknown
 * @param timeNs its time, ns UTC; 0 for unknown
 */
public record ChainHow(long lot, String underlying, LocalDate expiry, long timeNs) {
    /** NIFTY's lot, as the recordings of 2025 were made with it. */
    private static final long NIFTY_2025 = 75;

    /** All defaults. */
    public static final ChainHow USUAL = new ChainHow(0, null, null, 0);

    /** Units a contract as far as anybody knows, 1 when nobody does. */
    public long knownLot(String symbol, LocalDate date) {
        return lot > 0 ? lot : symbol.equals("NIFTY") && date.getYear() == 2025 ? NIFTY_2025 : 1;
    }

    boolean wants(String symbol) {
        return underlying == null || underlying.equalsIgnoreCase(symbol);
    }

    /**
     * Units a contract on a day.
     *
     * @throws LotUnknownException when neither the caller nor this class knows
     */
    long lotOf(Path file, String symbol, LocalDate date) {
        if (lot > 0) {
            return lot;
        }
        if (symbol.equals("NIFTY") && date.getYear() == 2025) {
            return NIFTY_2025;
        }
        throw new LotUnknownException(
                file
                        + " counts contracts of "
                        + symbol
                        + " on "
                        + date
                        + ": say with --lot how many units one has");
    }
}
