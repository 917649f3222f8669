package io.icebreaker.feed.noren;

import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.master.IndexTable;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The instruments of a recorded day by the numbers of Noren's wire, on which an index rides on its exchange
 * under a number of its own: the table of indices says which it is. Cold; one thread.
 */
public final class NorenDayIds implements InstrumentResolver {
    private final String ownSegment;
    private final Instruments day;
    private final Map<Long, Integer> indices = new HashMap<>();

    /**
     * @param day filled while its journal is read
     */
    public NorenDayIds(String broker, Instruments day) {
        ownSegment = "IDX" + broker.toUpperCase(Locale.ROOT);
        this.day = day;
    }

    @Override
    public int id(int segmentCode, long token) {
        int known = day.id(segmentCode, token);
        return known != Instruments.UNKNOWN ? known : index(token);
    }

    private int index(long token) {
        Integer found = indices.get(token);
        if (found == null) {
            found = search(token);
            if (found != Instruments.UNKNOWN) {
                indices.put(token, found);
            }
        }
        return found;
    }

    /** An index of the table by its symbol; one that no table has is in a segment of the broker's own. */
    private int search(long token) {
        for (IndexTable.Row row : IndexTable.shipped().rows()) {
            if (row.tokens().getOrDefault("noren", 0L) == token) {
                return withSymbol(row.symbol());
            }
        }
        return day.id(ownSegment, token);
    }

    private int withSymbol(String symbol) {
        for (Instrument it : day.all()) {
            if (it.type() == InstrumentType.IDX && it.symbol().equals(symbol)) {
                return day.id(it.segment(), it.token());
            }
        }
        return Instruments.UNKNOWN;
    }
}
