package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import java.util.Collection;
import java.util.function.ToIntFunction;
import org.agrona.collections.Long2LongHashMap;

/**
 * A broker's own numbers to dense ids: what its decoder asks once a packet.
 *
 * <p><b>Threading.</b> {@link #add} is synchronized and rare; {@link #id} is for decoders on any thread: it
 * reads an immutable table that {@link #add} replaces, and allocates nothing.
 */
public final class BrokerIds implements InstrumentResolver {
    private static final int TOKEN_BITS = 32;

    private final ToIntFunction<String> segmentCode;
    private volatile Long2LongHashMap ids = new Long2LongHashMap(Instruments.UNKNOWN);

    /**
     * @param segmentCode the number on the wire of a {@code BrokerInstrument.segment()}, 0 or more
     */
    public BrokerIds(ToIntFunction<String> segmentCode) {
        this.segmentCode = segmentCode;
    }

    /**
     * Makes instruments known, at the price of one table copy.
     *
     * @param instruments where those that are new get their ids
     * @throws IllegalStateException when that table is full
     */
    public synchronized void add(Collection<BrokerInstrument> known, Instruments instruments) {
        var next = new Long2LongHashMap(ids);
        for (BrokerInstrument one : known) {
            Instrument instrument = one.instrument();
            int id = instruments.id(instrument.segment(), instrument.token());
            next.put(
                    key(segmentCode.applyAsInt(one.segment()), one.token()),
                    id == Instruments.UNKNOWN ? instruments.register(instrument) : id);
        }
        ids = next;
    }

    /** Dense id of the broker's (segment, token), or {@link Instruments#UNKNOWN}. */
    @Override
    public int id(int segment, long token) {
        return (int) ids.get(key(segment, token));
    }

    private static long key(int segment, long token) {
        return (long) segment << TOKEN_BITS | token & 0xffff_ffffL;
    }
}
