package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What decoding a FRAMES file came to.
 *
 * @param frames lines that were frames
 * @param ticks packets decoded
 * @param refused refusals by class; classes that did not occur are missing
 * @param heartbeats frames that say no more than that the link is up
 * @param texts good text frames
 * @param malformed lines that are no frames
 * @param complaints the first {@link #MAX_COMPLAINTS} of those, with their line numbers
 */
public record DecodeResult(
        long frames,
        long ticks,
        Map<Reject, Long> refused,
        long heartbeats,
        long texts,
        long malformed,
        List<String> complaints) {

    /** A screenful; the count goes on. */
    public static final int MAX_COMPLAINTS = 50;

    public DecodeResult {
        var ordered = new EnumMap<Reject, Long>(Reject.class);
        ordered.putAll(refused);
        refused = ordered;
        complaints = List.copyOf(complaints);
    }
}
