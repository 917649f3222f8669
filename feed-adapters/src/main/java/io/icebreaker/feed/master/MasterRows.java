package io.icebreaker.feed.master;

import io.icebreaker.feed.BrokerInstrument;
import java.util.List;

/**
 * What a master holds.
 *
 * @param rows in the master's order
 * @param skipped rows that make no instrument; expired contracts are not counted here
 * @param complaints the first of those, with line numbers
 */
public record MasterRows(List<BrokerInstrument> rows, long skipped, List<String> complaints) {
    public MasterRows {
        rows = List.copyOf(rows);
        complaints = List.copyOf(complaints);
    }
}
