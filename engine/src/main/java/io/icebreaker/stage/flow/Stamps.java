package io.icebreaker.stage.flow;

import static io.icebreaker.tick.TickFlags.HAS_EXCHANGE_TIME;
import static io.icebreaker.tick.TickFlags.HAS_LAST_TRADE_TIME;

import io.icebreaker.tick.Tick;

/** The times a packet itself tells, epoch ns; zero stamps are absent (analytics 0.3). */
final class Stamps {
    static final long NONE = -1;

    private Stamps() {}

    static boolean hasExchange(Tick tick) {
        return tick.has(HAS_EXCHANGE_TIME) && tick.exchangeTimeNs() != 0;
    }

    static boolean hasLastTrade(Tick tick) {
        return tick.has(HAS_LAST_TRADE_TIME) && tick.lastTradeTimeNs() != 0;
    }

    /** What staleness is judged by: the exchange's stamp, else the last trade's (rule 4 of 1.1). */
    static long own(Tick tick) {
        if (hasExchange(tick)) {
            return tick.exchangeTimeNs();
        }
        return hasLastTrade(tick) ? tick.lastTradeTimeNs() : NONE;
    }
}
