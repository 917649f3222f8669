package io.icebreaker.telemetry;

import java.util.List;

/**
 * What the garbage collector did since measuring began.
 *
 * @param collections how many
 * @param millis how long they took together
 * @param longPauses pauses of a millisecond or more
 * @param latest the latest pauses, the oldest first
 */
public record GcFigures(long collections, long millis, long longPauses, List<Pause> latest) {
    /**
     * One collection.
     *
     * @param endNs when it ended, on the clock that stamps packets, ns UTC; a millisecond exact
     * @param millis how long it took; below one is 0
     * @param name which collector, and why it ran
     */
    public record Pause(long endNs, long millis, String name) {
        private static final long EXACT_NS = 1_000_000;

        /** Whether any of it lay between two moments, give or take what its times are exact to. */
        public boolean touches(long fromNs, long toNs) {
            return endNs + EXACT_NS >= fromNs
                    && endNs - (millis + 1) * 1_000_000 - EXACT_NS <= toNs;
        }
    }
}
