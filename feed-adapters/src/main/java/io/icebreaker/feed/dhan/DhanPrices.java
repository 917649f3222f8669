package io.icebreaker.feed.dhan;

import io.icebreaker.tick.Segments;

/**
 * Rupees as float32 to E4 (feed-dhan 5.2, analytics 0.1). A price that was on the instrument's tick before it
 * became a float is found again: the nearest multiple of the tick is taken if its own float is the very same.
 * One that is on no tick is rounded to paise, of currency to 0.0001. Indices are in paise, averages lie
 * between ticks.
 *
 * <p>All products below are exact: 24 bits of a float by 14 bits of 10,000 fit a double's 53.
 *
 * <p>One thread. Allocates nothing.
 */
final class DhanPrices {
    private static final int INDEX = Segments.knownCode("IDX");
    private static final int CDS = Segments.knownCode("CDS");
    private static final int BCD = Segments.knownCode("BCD");
    private static final double E4 = 10_000;
    private static final double PAISE = 100;
    private static final long E4_PER_PAISA = 100;

    /** From here on a float is coarser than a paisa: 2^17, where neighbours are 1/64 apart. */
    private static final double FINEST = 131_072;

    /** 2^63: the least double that does not fit a long. */
    private static final double TOO_LARGE = 0x1p63;

    private boolean isIndex;
    private boolean isCurrency;
    private long tickSize;
    private long offTick;

    /** The instrument whose prices follow; {@code tickSize} in E4, 0 where it is not known. */
    void of(int segment, long tickSize) {
        isIndex = segment == INDEX;
        isCurrency = segment == CDS || segment == BCD;
        this.tickSize = isIndex ? 0 : tickSize;
    }

    /** A traded or quoted price. */
    long price(float raw) {
        if (tickSize > 0) {
            long nearest = roundHalfUp(raw * E4 / tickSize) * tickSize;
            if ((float) (nearest / E4) == raw) {
                return nearest;
            }
            offTick++;
        }
        return average(raw);
    }

    /** An average price: never a tick. */
    long average(float raw) {
        return isCurrency ? roundHalfUp(raw * E4) : roundHalfUp(raw * PAISE) * E4_PER_PAISA;
    }

    /** The previous session's close: an average of half an hour, and so between ticks, while floats tell. */
    long close(float raw) {
        return Math.abs(raw) < FINEST ? average(raw) : price(raw);
    }

    /** Whether its E4 fits a long. */
    static boolean fits(double rupees) {
        double e4 = rupees * E4;
        return e4 >= -TOO_LARGE && e4 < TOO_LARGE;
    }

    /** Rupees as a double, as the depth feeds send them. */
    static long exact(double rupees) {
        return roundHalfUp(rupees * E4);
    }

    private static long roundHalfUp(double value) {
        return (long) Math.floor(value + 0.5);
    }

    /** Prices of known tick size that lay on no tick. */
    long offTick() {
        return offTick;
    }
}
