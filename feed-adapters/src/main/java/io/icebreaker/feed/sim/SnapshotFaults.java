package io.icebreaker.feed.sim;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.util.List;

/**
 * Which snapshots a faulty broker sends: what {@link SimFault} says of packets, made from an instrument's
 * last snapshot, for any wire to encode.
 */
public final class SnapshotFaults {
    private static final long LATE_NS = 7_000_000_000L;
    private static final long STEP_NS = 1_000_000_000L;

    private SnapshotFaults() {}

    /** The snapshots to send, one frame each, in order; none for a fault that is not about snapshots. */
    public static List<MarketSnapshot> of(SimFault fault, MarketSnapshot latest) {
        return switch (fault) {
            case DUPLICATE -> List.of(latest);
            case VOLUME_BACK -> List.of(withVolume(latest, latest.tick().volume() / 2));
            case LATE -> List.of(older(latest, LATE_NS));
            case WRONG_ORDER -> List.of(latest, older(latest, STEP_NS));
            default -> List.of();
        };
    }

    private static MarketSnapshot withVolume(MarketSnapshot of, long volume) {
        MarketSnapshot copy = new MarketSnapshot().copyFrom(of);
        copy.tick().volume(volume);
        return copy;
    }

    /** As it may have stood before its last trade. */
    private static MarketSnapshot older(MarketSnapshot of, long byNs) {
        Tick tick = of.tick();
        MarketSnapshot copy = withVolume(of, Math.max(0, tick.volume() - tick.lastQty()));
        if (tick.has(TickFlags.HAS_EXCHANGE_TIME)) {
            copy.tick().exchangeTimeNs(tick.exchangeTimeNs() - byNs);
        }
        if (tick.has(TickFlags.HAS_LAST_TRADE_TIME)) {
            copy.tick().lastTradeTimeNs(tick.lastTradeTimeNs() - byNs);
        }
        return copy;
    }
}
