package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import java.util.List;

/** Where a broker simulator's snapshots come from: a market model or a recording. One thread at a time. */
public interface SnapshotSource {
    /** Told of each snapshot as it falls due, in order of time. */
    @FunctionalInterface
    interface Due {
        /** The snapshot is the source's own and changes with the instrument's next one. */
        void onSnapshot(MarketSnapshot snapshot);
    }

    /** What the snapshots are about; the place in the list is their index. */
    List<Instrument> instruments();

    /** The instrument's last snapshot, or null before its first. */
    MarketSnapshot latest(int index);

    /** Moves on to a time, epoch ns UTC; a time already passed changes nothing. */
    void advanceTo(long nowNs, Due due);
}
