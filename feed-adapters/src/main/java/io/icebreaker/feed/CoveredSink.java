package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;

/**
 * Notes of each packet on its way to the ring whose it is and how old. Guarded by the feed's lock;
 * allocates nothing.
 */
final class CoveredSink implements TickSink {
    private final TickSink sink;
    private final Covered covered;
    private Tick slot;
    private long leastAgeNs = Long.MAX_VALUE;
    private long leastTradeAgeNs = Long.MAX_VALUE;

    CoveredSink(TickSink sink, Covered covered) {
        this.sink = sink;
        this.covered = covered;
    }

    @Override
    public Tick claim() {
        slot = sink.claim();
        return slot;
    }

    @Override
    public Tick claimForAllFields() {
        slot = sink.claimForAllFields();
        return slot;
    }

    @Override
    public void publish() {
        covered.onTick(slot.id());
        if (slot.has(TickFlags.HAS_EXCHANGE_TIME)) {
            leastAgeNs = Math.min(leastAgeNs, slot.receiveTimeNs() - slot.exchangeTimeNs());
        } else if (slot.has(TickFlags.HAS_LAST_TRADE_TIME)) {
            leastTradeAgeNs =
                    Math.min(leastTradeAgeNs, slot.receiveTimeNs() - slot.lastTradeTimeNs());
        }
        sink.publish();
    }

    @Override
    public void reject(Reject reason) {
        sink.reject(reason);
    }

    /** Age of the freshest packet since this was last asked, ns; {@link Long#MAX_VALUE} unknown. */
    long takeLeastAgeNs() {
        long least = leastAgeNs;
        leastAgeNs = Long.MAX_VALUE;
        return least;
    }

    /**
     * The same of the youngest last trade among packets that have no time of their own, as Dhan's
     * (feed-dhan 8).
     */
    long takeLeastTradeAgeNs() {
        long least = leastTradeAgeNs;
        leastTradeAgeNs = Long.MAX_VALUE;
        return least;
    }
}
