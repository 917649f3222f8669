package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.master.OptionContracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The master by what REST answers name: exchange and token, or underlying and expiry. Immutable; any thread.
 */
public final class SmartContracts {
    private final Map<String, BrokerInstrument> byToken = new HashMap<>();
    private final OptionContracts options;

    private SmartContracts(List<BrokerInstrument> rows) {
        rows.forEach(row -> byToken.put(row.segment() + " " + row.token(), row));
        options = new OptionContracts(rows);
    }

    /** From the broker's rows of an {@link io.icebreaker.feed.master.InstrumentBook}. */
    public static SmartContracts of(List<BrokerInstrument> rows) {
        return new SmartContracts(rows);
    }

    Optional<BrokerInstrument> at(String exchange, String token) {
        return Optional.ofNullable(byToken.get(exchange + " " + token));
    }

    /** Its options by underlying and expiry. */
    OptionContracts options() {
        return options;
    }
}
