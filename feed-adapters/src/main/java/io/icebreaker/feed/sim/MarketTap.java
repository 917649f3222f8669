package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * A source of snapshots that remembers what a REST simulator is asked about: each instrument's last snapshot
 * and the minute candles of all that went by. Whoever moves the market on moves this; its answers come from
 * any thread.
 */
public final class MarketTap implements SnapshotSource {
    /** Thirty days of one session: what a simulator plays at most. */
    private static final int MAX_MINUTES = 30 * 930;

    private static final long MINUTE_NS = 60_000_000_000L;

    /**
     * A minute of an instrument, prices E4.
     *
     * @param startNs epoch ns
     */
    public record Minute(
            long startNs, long open, long high, long low, long close, long volume, long oi) {
        private Minute with(long ltp, long traded, long newOi) {
            return new Minute(
                    startNs,
                    open,
                    Math.max(high, ltp),
                    Math.min(low, ltp),
                    ltp,
                    volume + traded,
                    newOi);
        }
    }

    private final SnapshotSource source;
    private final Long2ObjectHashMap<List<Minute>> minutes = new Long2ObjectHashMap<>();
    private final Map<Integer, MarketSnapshot> last = new HashMap<>();
    private long nowNs;

    public MarketTap(SnapshotSource source) {
        this.source = source;
    }

    @Override
    public List<Instrument> instruments() {
        return source.instruments();
    }

    @Override
    public MarketSnapshot latest(int index) {
        return source.latest(index);
    }

    @Override
    public void advanceTo(long toNs, Due due) {
        source.advanceTo(
                toNs,
                snapshot -> {
                    remember(snapshot);
                    due.onSnapshot(snapshot);
                });
        reach(toNs);
    }

    private synchronized void reach(long toNs) {
        nowNs = Math.max(nowNs, toNs);
    }

    private synchronized void remember(MarketSnapshot snapshot) {
        Tick tick = snapshot.tick();
        MarketSnapshot before = last.get(snapshot.index());
        if (tick.has(TickFlags.HAS_LTP)) {
            long traded = before == null ? 0 : tick.volume() - before.tick().volume();
            addTo(
                    minutes.computeIfAbsent(snapshot.index(), i -> new ArrayList<>()),
                    tick,
                    Math.max(0, before == null ? tick.volume() : traded));
        }
        last.computeIfAbsent(snapshot.index(), i -> new MarketSnapshot()).copyFrom(snapshot);
    }

    /** A minute that saw no trade of a thing that trades has no candle; an index needs none to move. */
    private static void addTo(List<Minute> all, Tick tick, long traded) {
        if (tick.has(TickFlags.HAS_VOLUME) && traded == 0) {
            return;
        }
        long startNs = Math.floorDiv(tick.receiveTimeNs(), MINUTE_NS) * MINUTE_NS;
        long oi = tick.has(TickFlags.HAS_OI) ? tick.oi() : 0;
        long ltp = tick.ltp();
        int end = all.size() - 1;
        if (end >= 0 && all.get(end).startNs() == startNs) {
            all.set(end, all.get(end).with(ltp, traded, oi));
        } else if (all.size() < MAX_MINUTES) {
            all.add(new Minute(startNs, ltp, ltp, ltp, ltp, traded, oi));
        }
    }

    /** The market's own time, epoch ns. */
    public synchronized long nowNs() {
        return nowNs;
    }

    /** A copy of the instrument's last snapshot; null before its first. */
    public synchronized MarketSnapshot last(int index) {
        MarketSnapshot snapshot = last.get(index);
        return snapshot == null ? null : new MarketSnapshot().copyFrom(snapshot);
    }

    /** Minutes whose start lies in [fromNs, toNs], the forming one too. */
    public synchronized List<Minute> minutes(int index, long fromNs, long toNs) {
        return minutes.getOrDefault(index, List.of()).stream()
                .filter(minute -> minute.startNs() >= fromNs && minute.startNs() <= toNs)
                .toList();
    }
}
