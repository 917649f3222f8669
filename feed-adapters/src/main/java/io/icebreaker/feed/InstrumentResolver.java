package io.icebreaker.feed;

/**
 * Finds the dense id behind a packet's segment and token. Usually {@code Instruments::id}; a tool that wants
 * to see packets of instruments nobody defined may register on the fly.
 *
 * <p>Called once a packet on the decoding thread: must not allocate, block or throw.
 */
@FunctionalInterface
public interface InstrumentResolver {
    /** Dense id, or a negative number for an instrument nobody defined. */
    int id(int segmentCode, long token);
}
