package io.icebreaker.feed.dhan;

/**
 * The tick size behind a packet's segment and token: float32 prices are put back on it (analytics 0.1).
 * Called once a packet on the decoding thread: must not allocate, block or throw.
 */
@FunctionalInterface
public interface TickSizes {
    /** No instrument's is known: prices are rounded to paise, of currency to 0.0001. */
    TickSizes NONE = (segment, token) -> 0;

    /**
     * E4, or 0 where it is not known.
     *
     * @param segment the engine's code, {@link DhanSegments#code(int)}
     * @param token Dhan's security id
     */
    long of(int segment, long token);
}
