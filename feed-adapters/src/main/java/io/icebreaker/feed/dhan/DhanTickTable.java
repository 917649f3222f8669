package io.icebreaker.feed.dhan;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Segments;
import java.util.Collection;
import org.agrona.collections.Long2LongHashMap;

/**
 * Tick sizes by segment and Dhan's security id. Adding is synchronized and rare; {@link #of} is for decoders
 * on any thread: it reads an immutable table that adding replaces, and allocates nothing.
 */
public final class DhanTickTable implements TickSizes {
    private static final int TOKEN_BITS = 32;

    private volatile Long2LongHashMap sizes = new Long2LongHashMap(0);

    /** As Dhan knows them. */
    public synchronized void add(Collection<BrokerInstrument> instruments) {
        var next = new Long2LongHashMap(sizes);
        for (BrokerInstrument one : instruments) {
            put(next, one.instrument(), one.token());
        }
        sizes = next;
    }

    /** Definitions whose tokens are Dhan's: all but those of indices are the exchange's. */
    public synchronized void define(Collection<Instrument> instruments) {
        var next = new Long2LongHashMap(sizes);
        instruments.forEach(instrument -> put(next, instrument, instrument.token()));
        sizes = next;
    }

    private static void put(Long2LongHashMap table, Instrument instrument, long token) {
        int segment = Segments.knownCode(instrument.segment());
        table.put(key(segment, token), instrument.tickSize());
    }

    @Override
    public long of(int segment, long token) {
        return sizes.get(key(segment, token));
    }

    private static long key(int segment, long token) {
        return (long) segment << TOKEN_BITS | token;
    }
}
