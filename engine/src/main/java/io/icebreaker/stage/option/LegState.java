package io.icebreaker.stage.option;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * What the last packets said of every instrument that a chain may look at: options, futures, underlyings.
 * Arrays by instrument id; prices E4, quantities units, times ns UTC; ages are differences of receive times.
 *
 * <p>A field counts only in the packet that carries it, and stays until another does (analytics 1). At a new
 * trading day the volume starts anew, and the open interest known then is the previous day's.
 *
 * <p>One thread. Allocates nothing after construction.
 */
final class LegState {
    /** No such value yet. */
    static final long ABSENT = -1;

    private static final long NO_DAY = Long.MIN_VALUE;

    /** E4, 0 for none. */
    final long[] ltp;

    final long[] bid;
    final long[] ask;

    /** When the last trade was, {@link #ABSENT} unknown; when the last packet with a book came, 0 never. */
    final long[] tradeNs;

    final long[] quoteNs;

    /** When the last packet came, 0 never. */
    final long[] updateNs;

    final long[] oi;
    final long[] oiNs;
    private final long[] volume;
    private final long[] prevClose;

    private final long[] historyDay;
    private final long[] historyOi;
    private final long[] historyClose;

    /** The trading day of the last packet, as an epoch day, and when the next one begins. */
    private final long[] day;

    private final long[] dayEndNs;

    LegState(int maxInstruments) {
        ltp = new long[maxInstruments];
        bid = new long[maxInstruments];
        ask = new long[maxInstruments];
        tradeNs = filled(maxInstruments, ABSENT);
        quoteNs = new long[maxInstruments];
        updateNs = new long[maxInstruments];
        oi = filled(maxInstruments, ABSENT);
        oiNs = new long[maxInstruments];
        volume = filled(maxInstruments, ABSENT);
        prevClose = new long[maxInstruments];
        historyDay = filled(maxInstruments, NO_DAY);
        historyOi = filled(maxInstruments, ABSENT);
        historyClose = new long[maxInstruments];
        day = filled(maxInstruments, NO_DAY);
        dayEndNs = new long[maxInstruments];
    }

    private static long[] filled(int length, long value) {
        var array = new long[length];
        Arrays.fill(array, value);
        return array;
    }

    /** The IST date of a session, as an epoch day. */
    static long dayOf(Session session) {
        return Math.floorDiv(
                session.openNs() + SessionCalendar.IST_OFFSET_NS, SessionCalendar.DAY_NS);
    }

    /** Takes up an accepted packet; {@code session} is the instrument's, already of the packet's day. */
    void onTick(Tick tick, Session session) {
        int id = tick.id();
        if (session.dayEndNs() != dayEndNs[id]) {
            begin(id, session);
        }
        updateNs[id] = tick.receiveTimeNs();
        if (tick.has(TickFlags.HAS_LTP) && tick.ltp() > 0) {
            ltp[id] = tick.ltp();
            rememberTrade(id, tick);
        }
        if (tick.has(TickFlags.HAS_DEPTH)) {
            rememberQuote(id, tick);
        }
        if (tick.has(TickFlags.HAS_OI)) {
            oi[id] = tick.oi();
            oiNs[id] = tick.receiveTimeNs();
        }
        if (tick.has(TickFlags.HAS_PREV_CLOSE) && tick.prevClose() > 0) {
            prevClose[id] = tick.prevClose();
        }
        rememberVolume(id, tick, session);
    }

    /** A new trading day (S): what was last known becomes the previous day's. */
    private void begin(int id, Session session) {
        if (day[id] != NO_DAY && day[id] > historyDay[id]) {
            historyDay[id] = day[id];
            historyOi[id] = oi[id];
            historyClose[id] = ltp[id];
        }
        day[id] = dayOf(session);
        dayEndNs[id] = session.dayEndNs();
        volume[id] = ABSENT;
        prevClose[id] = 0;
    }

    /**
     * A packet without the trade's own time tells it by bringing volume; after a gap nobody knows when in
     * the gap that was.
     */
    private void rememberTrade(int id, Tick tick) {
        if (tick.has(TickFlags.HAS_LAST_TRADE_TIME) && tick.lastTradeTimeNs() != 0) {
            tradeNs[id] = tick.lastTradeTimeNs();
        } else if (TradeFlags.present(tick.tradeFlags())
                && (tick.tradeFlags() & TradeFlags.GAP) == 0) {
            tradeNs[id] = tick.effectiveTimeNs();
        }
    }

    /** A packet with no level on either side carries no book. */
    private void rememberQuote(int id, Tick tick) {
        boolean any = false;
        for (int level = 0; level < Tick.LEVELS; level++) {
            any |= hasBid(tick, level) || hasAsk(tick, level);
        }
        if (any) {
            bid[id] = hasBid(tick, 0) ? tick.bid(0) : 0;
            ask[id] = hasAsk(tick, 0) ? tick.ask(0) : 0;
            quoteNs[id] = tick.receiveTimeNs();
        }
    }

    private static boolean hasBid(Tick tick, int level) {
        return tick.bid(level) > 0 && tick.bidQty(level) > 0;
    }

    private static boolean hasAsk(Tick tick, int level) {
        return tick.ask(level) > 0 && tick.askQty(level) > 0;
    }

    /** A zero is absent, and what was traded before this trading day is yesterday's (1.1, rules 0, 5). */
    private void rememberVolume(int id, Tick tick, Session session) {
        boolean yesterdays =
                !session.always()
                        && tick.has(TickFlags.HAS_LAST_TRADE_TIME)
                        && tick.lastTradeTimeNs() != 0
                        && tick.lastTradeTimeNs() < session.dayStartNs();
        if (tick.has(TickFlags.HAS_VOLUME) && tick.volume() > 0 && !yesterdays) {
            volume[id] = tick.volume();
        }
    }

    /** Takes up an earlier day's close and open interest; the latest day counts. */
    void onHistory(int id, long epochDay, long close, long closingOi) {
        if (epochDay >= historyDay[id]) {
            historyDay[id] = epochDay;
            historyOi[id] = closingOi;
            historyClose[id] = close;
        }
    }

    /** The day's volume at a time of the clock, {@link #ABSENT} when none is known. */
    long volume(int id, long nowNs) {
        return nowNs < dayEndNs[id] ? volume[id] : ABSENT;
    }

    /** Open interest at the previous day's close, {@link #ABSENT} when it is not known. */
    long prevOi(int id, long nowNs) {
        if (nowNs >= dayEndNs[id]) {
            return day[id] == NO_DAY ? ABSENT : oi[id];
        }
        return historyDay[id] < day[id] ? historyOi[id] : ABSENT;
    }

    /** The previous day's close: what packets say, else what history does; 0 for none. */
    long prevClose(int id, long nowNs) {
        if (nowNs >= dayEndNs[id]) {
            return ltp[id];
        }
        return prevClose[id] != 0 ? prevClose[id] : historyDay[id] < day[id] ? historyClose[id] : 0;
    }

    /** Age of the last trade, {@link Long#MAX_VALUE} when none is known. */
    long tradeAgeNs(int id, long nowNs) {
        return tradeNs[id] == ABSENT ? Long.MAX_VALUE : nowNs - tradeNs[id];
    }

    /** The price that a volatility is taken from (6.1), rupees, NaN for none. */
    double price(int id, long nowNs, long tick) {
        return Quotes.price(bid[id], ask[id], ltp[id], tradeAgeNs(id, nowNs), tick);
    }
}
