package io.icebreaker.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What clock events close (analytics 0.3): bars whose end the watermark has reached of the feed that sent the
 * instrument's last packet before the event, and a session's bars 61 s past its close by the feed's clock.
 */
final class NaiveClosings {
    private static final long CLOCK_GRACE_NS = 61_000_000_000L;

    private record Closing(
            NaiveClock clock, Map<Integer, Long> watermarks, Map<Integer, Long> skews) {}

    private final NavigableMap<Integer, List<Closing>> closings = new TreeMap<>();
    private final Map<InstrumentKey, NavigableMap<Integer, Integer>> senders = new HashMap<>();

    /** The next packet of the instrument. */
    void onPacket(InstrumentKey key, int row, int feed) {
        senders.computeIfAbsent(key, k -> new TreeMap<>()).put(row, feed);
    }

    /** A clock event with the feeds as they stand. */
    void onClock(NaiveClock clock, Map<Integer, NaiveFeed> feeds) {
        var closing = new Closing(clock, new HashMap<>(), new HashMap<>());
        feeds.forEach((n, feed) -> closing.watermarks.put(n, feed.watermarkNs()));
        feeds.forEach((n, feed) -> closing.skews.put(n, feed.skewNs()));
        closings.computeIfAbsent(clock.row(), n -> new ArrayList<>()).add(closing);
    }

    /**
     * Whether an event behind packet {@code row} and before packet {@code nextRow} closes a bar of the
     * instrument that is over at {@code overNs}, of a session that closes at {@code closeNs}.
     */
    boolean close(InstrumentKey key, int row, int nextRow, long overNs, long closeNs) {
        return closings.subMap(row, false, nextRow, true).values().stream()
                .flatMap(List::stream)
                .anyMatch(
                        closing -> {
                            int feed = senders.get(key).lowerEntry(closing.clock.row()).getValue();
                            return closing.watermarks.get(feed) >= overNs
                                    || closing.clock.timeNs() + closing.skews.get(feed)
                                            >= closeNs + CLOCK_GRACE_NS;
                        });
    }
}
