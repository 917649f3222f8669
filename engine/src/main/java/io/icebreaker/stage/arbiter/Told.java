package io.icebreaker.stage.arbiter;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/** What a packet tells that can be compared between feeds: the day's volume, the exchange's times. */
final class Told {
    private final Sessions sessions;

    Told(Sessions sessions) {
        this.sessions = sessions;
    }

    boolean isDefined(int id) {
        return sessions.isDefined(id);
    }

    /**
     * The day's volume, {@link Claim#NONE} where flow would take none from it (analytics 1.1, rules 0 and 5):
     * zero, without a price, yesterday's, of an index. {@code beginsDay}: the session in hand is the day
     * before.
     */
    long volume(int id, Tick tick, boolean beginsDay) {
        int flags = tick.flags();
        boolean usable =
                (flags & TickFlags.HAS_VOLUME) != 0
                        && (flags & TickFlags.HAS_LTP) != 0
                        && tick.volume() > 0
                        && tick.ltp() > 0
                        && sessions.instrument(id).type() != InstrumentType.IDX;
        return usable && !isYesterdays(id, tick, beginsDay) ? tick.volume() : Claim.NONE;
    }

    private boolean isYesterdays(int id, Tick tick, boolean beginsDay) {
        Session session = sessions.session(id);
        long startNs = beginsDay ? session.dayEndNs() : session.dayStartNs();
        return !session.always() && hasTradeStamp(tick) && tick.lastTradeTimeNs() < startNs;
    }

    boolean hasStamp(Tick tick) {
        return (tick.flags() & TickFlags.HAS_EXCHANGE_TIME) != 0 && tick.exchangeTimeNs() != 0;
    }

    private static boolean hasTradeStamp(Tick tick) {
        return (tick.flags() & TickFlags.HAS_LAST_TRADE_TIME) != 0 && tick.lastTradeTimeNs() != 0;
    }

    /** The exchange's stamp, {@link Claim#NONE} without one up to {@code latestNs}. */
    long stamp(Tick tick, long latestNs) {
        return hasStamp(tick) && tick.exchangeTimeNs() <= latestNs
                ? tick.exchangeTimeNs()
                : Claim.NONE;
    }

    /** The last trade's time, {@link Claim#NONE} without one up to {@code latestNs}. */
    long tradeStamp(Tick tick, long latestNs) {
        return hasTradeStamp(tick) && tick.lastTradeTimeNs() <= latestNs
                ? tick.lastTradeTimeNs()
                : Claim.NONE;
    }
}
