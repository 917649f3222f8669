package io.icebreaker.tick;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.collections.LongArrayList;

/**
 * Who is who: (segment, token) to a dense id {@code 0..n-1}, given in order of registration.
 *
 * <p><b>Threading.</b> Registration is synchronized and rare. {@link #id(int, long)} is for decoders on any
 * thread: it reads an immutable table that registration replaces, and allocates nothing.
 *
 * <p><b>Bound.</b> {@code capacity} instruments; one more is refused with an exception that says so.
 */
public final class Instruments {
    /** What {@link #id} answers for an instrument nobody registered. */
    public static final int UNKNOWN = -1;

    private static final int TOKEN_BITS = 32;

    private final int capacity;
    private final List<Instrument> byId = new ArrayList<>();
    private final Map<String, Integer> otherSegments = new HashMap<>();
    private final Map<Long, Integer> idsByKey = new HashMap<>();
    private final LongArrayList keys = new LongArrayList();
    private volatile TokenIndex index = new TokenIndex(keys);

    public Instruments(int capacity) {
        this.capacity = capacity;
    }

    /** The id of the instrument, new or known; a known one's definition is replaced. */
    public synchronized int register(Instrument instrument) {
        return registerAll(List.of(instrument));
    }

    /**
     * Registers many at the price of one table; returns the id of the last. What came before the one that
     * is refused stays registered.
     */
    public synchronized int registerAll(List<Instrument> instruments) {
        int id = UNKNOWN;
        try {
            for (Instrument instrument : instruments) {
                id = put(instrument);
            }
        } finally {
            index = new TokenIndex(keys);
        }
        return id;
    }

    private int put(Instrument instrument) {
        long key = key(segmentCode(instrument.segment()), instrument.token());
        Integer known = idsByKey.get(key);
        if (known != null) {
            byId.set(known, instrument);
            return known;
        }
        if (byId.size() == capacity) {
            throw new IllegalStateException(
                    "more than "
                            + capacity
                            + " instruments: raise engine.max-instruments (at "
                            + instrument.symbol()
                            + ")");
        }
        byId.add(instrument);
        keys.addLong(key);
        idsByKey.put(key, byId.size() - 1);
        return byId.size() - 1;
    }

    /** The number that stands for a segment here; a new word gets the next free one. */
    public synchronized int segmentCode(String segment) {
        int known = Segments.knownCode(segment);
        return known != 0
                ? known
                : otherSegments.computeIfAbsent(
                        segment, s -> Segments.FIRST_OTHER + otherSegments.size());
    }

    /** Dense id, or {@link #UNKNOWN}. Allocation-free; any thread. */
    public int id(int segmentCode, long token) {
        return index.get(key(segmentCode, token));
    }

    /** Dense id, or {@link #UNKNOWN}; a segment nobody registered stays unknown. */
    public int id(String segment, long token) {
        int code = Segments.knownCode(segment);
        if (code == 0) {
            code = otherCode(segment);
        }
        return code == 0 || token < 1 || token > Instrument.MAX_TOKEN ? UNKNOWN : id(code, token);
    }

    private synchronized int otherCode(String segment) {
        return otherSegments.getOrDefault(segment, 0);
    }

    public synchronized Instrument get(int id) {
        return byId.get(id);
    }

    public synchronized int count() {
        return byId.size();
    }

    /** A copy, in order of id. */
    public synchronized List<Instrument> all() {
        return List.copyOf(byId);
    }

    private static long key(int segmentCode, long token) {
        return (long) segmentCode << TOKEN_BITS | token;
    }
}
