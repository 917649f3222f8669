package io.icebreaker.backtest;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;

/** Whether an order makes sense at all (analytics 10.2). One owner. */
final class Acceptance {
    private final Sessions sessions;

    Acceptance(Sessions sessions) {
        this.sessions = sessions;
    }

    /** A known instrument that trades and has not expired, whole lots, a limit of at least one tick. */
    boolean isGood(int id, int side, long qty, OrderType type, long limit, long timeNs) {
        if (!sessions.isDefined(id) || side != 1 && side != -1) {
            return false;
        }
        Instrument instrument = sessions.instrument(id);
        return instrument.type() != InstrumentType.IDX
                && qty > 0
                && qty % instrument.lotSize() == 0
                && (type == OrderType.MARKET || limit >= instrument.tickSize())
                && timeNs <= sessions.expiryNs(id);
    }

    /** Off the tick a limit moves away from the market: a buy down, a sell up. */
    long rounded(int id, int side, long limit) {
        long tickSize = sessions.instrument(id).tickSize();
        return side > 0
                ? Math.floorDiv(limit, tickSize) * tickSize
                : -Math.floorDiv(-limit, tickSize) * tickSize;
    }
}
