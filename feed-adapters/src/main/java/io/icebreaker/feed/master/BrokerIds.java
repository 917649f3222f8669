package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Segments;
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

    private final ToIntFunction<BrokerInstrument> segmentCode;
    private volatile Long2LongHashMap ids = new Long2LongHashMap(Instruments.UNKNOWN);

    /** For decoders that ask with the engine's own segment numbers, as all of ours do. */
    public BrokerIds() {
        this(BrokerIds::engineCode);
    }

    /**
     * @param segmentCode the number by which the broker's decoder asks for an instrument's segment
     */
    public BrokerIds(ToIntFunction<BrokerInstrument> segmentCode) {
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
                    key(segmentCode.applyAsInt(one), one.token()),
                    id == Instruments.UNKNOWN ? instruments.register(instrument) : id);
        }
        ids = next;
    }

    /** Dense id of the broker's (segment, token), or {@link Instruments#UNKNOWN}. */
    @Override
    public int id(int segment, long token) {
        return (int) ids.get(key(segment, token));
    }

    /** A segment of the engine's name is meant as such; other words stand for the instrument's. */
    private static int engineCode(BrokerInstrument one) {
        int known = Segments.knownCode(one.segment());
        String segment = one.instrument().segment();
        return known != 0 ? known : Segments.knownCode(segment.startsWith("IDX") ? "IDX" : segment);
    }

    private static long key(int segment, long token) {
        return (long) segment << TOKEN_BITS | token & 0xffff_ffffL;
    }
}
