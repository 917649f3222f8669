package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One-minute bars of what the stream has said, for the history calls: the last {@link #MAX_MINUTES} of each
 * instrument, more than a day of the longest session. Any thread.
 */
final class SmartBars {
    private static final int MAX_MINUTES = 1_440;
    private static final long MINUTE_NS = 60_000_000_000L;

    /** Prices E4, volume in units. */
    record Bar(long startNs, long open, long high, long low, long close, long volume) {
        private Bar with(long price, long traded) {
            return new Bar(
                    startNs,
                    open,
                    Math.max(high, price),
                    Math.min(low, price),
                    price,
                    volume + traded);
        }

        private Bar followedBy(Bar next) {
            return new Bar(
                    startNs,
                    open,
                    Math.max(high, next.high),
                    Math.min(low, next.low),
                    next.close,
                    volume + next.volume);
        }
    }

    private final Map<Integer, TreeMap<Long, Bar>> byInstrument = new HashMap<>();
    private final Map<Integer, Long> volumes = new HashMap<>();

    synchronized void add(MarketSnapshot snapshot) {
        Tick tick = snapshot.tick();
        if (tick.ltp() <= 0) {
            return;
        }
        long minute = Math.floorDiv(tick.receiveTimeNs(), MINUTE_NS) * MINUTE_NS;
        Long known = volumes.put(snapshot.index(), tick.volume());
        long traded = known == null ? 0 : Math.max(0, tick.volume() - known);
        TreeMap<Long, Bar> bars =
                byInstrument.computeIfAbsent(snapshot.index(), index -> new TreeMap<>());
        Bar open = bars.get(minute);
        long price = tick.ltp();
        bars.put(
                minute,
                open == null
                        ? new Bar(minute, price, price, price, price, traded)
                        : open.with(price, traded));
        if (bars.size() > MAX_MINUTES) {
            bars.pollFirstEntry();
        }
    }

    /** Bars of some minutes that begin within [fromNs, toNs], oldest first, the forming one too. */
    synchronized List<Bar> of(int index, int minutes, long fromNs, long toNs) {
        var merged = new ArrayList<Bar>();
        long lengthNs = minutes * MINUTE_NS;
        for (Bar bar : byInstrument.getOrDefault(index, new TreeMap<>()).values()) {
            long startNs = Math.floorDiv(bar.startNs(), lengthNs) * lengthNs;
            Bar last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (bar.startNs() < fromNs || bar.startNs() > toNs) {
                continue;
            }
            if (last != null && last.startNs() == startNs) {
                merged.set(merged.size() - 1, last.followedBy(bar));
            } else {
                merged.add(
                        new Bar(
                                startNs,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()));
            }
        }
        return merged;
    }
}
