package io.icebreaker.feed;

import io.icebreaker.tick.Instrument;

/**
 * An instrument as one broker knows it.
 *
 * @param instrument the engine's identity of it
 * @param segment the broker's own word for the segment
 * @param token the broker's own number within that segment
 * @param symbol the broker's own spelling
 */
public record BrokerInstrument(Instrument instrument, String segment, long token, String symbol) {}
