package io.icebreaker.app.broker;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.IndexTable;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Segments;
import java.util.HashMap;
import java.util.Map;

/**
 * Dhan's numbers to the instruments that a journal defines. They are the exchange's, but indices have
 * numbers of Dhan's own: those are told by name, or lie in a segment of their own where no other broker
 * has them. Cold; one thread.
 */
final class DhanDefined implements InstrumentResolver {
    private static final int INDEX = Segments.knownCode("IDX");
    private static final String FOREIGN = "IDXDHAN";

    private final Instruments defined;
    private final Map<Long, Integer> indices = new HashMap<>();

    DhanDefined(Instruments defined) {
        this.defined = defined;
    }

    @Override
    public int id(int segment, long token) {
        if (segment != INDEX) {
            return defined.id(segment, token);
        }
        Integer known = indices.get(token);
        if (known == null) {
            known = index(token);
            if (known != Instruments.UNKNOWN) {
                indices.put(token, known);
            }
        }
        return known;
    }

    private int index(long token) {
        for (IndexTable.Row row : IndexTable.shipped().rows()) {
            if (row.tokens().getOrDefault("dhan", -1L) == token) {
                int named = named(row.symbol());
                if (named != Instruments.UNKNOWN) {
                    return named;
                }
            }
        }
        int foreign = defined.id(FOREIGN, token);
        return foreign != Instruments.UNKNOWN ? foreign : defined.id(INDEX, token);
    }

    private int named(String symbol) {
        for (Instrument instrument : defined.all()) {
            if (instrument.segment().equals("IDX") && instrument.symbol().equals(symbol)) {
                return defined.id("IDX", instrument.token());
            }
        }
        return Instruments.UNKNOWN;
    }

    /** E4, 0 for what is not defined. */
    long tickSize(int segment, long token) {
        int id = id(segment, token);
        return id < 0 ? 0 : defined.get(id).tickSize();
    }
}
