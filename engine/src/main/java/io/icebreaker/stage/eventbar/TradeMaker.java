package io.icebreaker.stage.eventbar;

import io.icebreaker.bar.TradeWords;
import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.DayVwap;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;
import java.util.Arrays;

/**
 * Makes {@link TradeWords} of the packets that trade in the bars, and a START before a session's first. One
 * thread; allocates nothing after construction.
 */
final class TradeMaker {
    private final Sessions sessions;
    private final DayVwap vwap;
    private final long[] tradedSessionNs;
    private final long[] cvd;
    private final long[] oi;
    private final boolean[] hasOi;

    /** A START, or nothing, then the trade. */
    private final long[] words = new long[2 * TradeWords.WORDS];

    private int count;

    TradeMaker(int maxInstruments, Sessions sessions, DayVwap vwap) {
        this.sessions = sessions;
        this.vwap = vwap;
        tradedSessionNs = new long[maxInstruments];
        cvd = new long[maxInstruments];
        oi = new long[maxInstruments];
        hasOi = new boolean[maxInstruments];
        Arrays.fill(tradedSessionNs, Long.MIN_VALUE);
    }

    /** Looks at an accepted packet; returns how many records it makes. */
    int onTick(Tick tick) {
        int id = tick.id();
        count = 0;
        boolean trades = TradeFlags.inBars(tick.tradeFlags());
        if (trades && tradedSessionNs[id] != sessions.session(id).openNs()) {
            tradedSessionNs[id] = sessions.session(id).openNs();
            cvd[id] = 0;
            start(tick, id);
        }
        if (tick.has(TickFlags.HAS_OI)) {
            oi[id] = tick.oi();
            hasOi[id] = true;
        }
        if (trades) {
            cvd[id] += tick.delta();
            trade(tick, id);
        }
        return count;
    }

    private void start(Tick tick, int id) {
        int at = common(tick, id);
        words[at + TradeWords.PRICE] = vwap.seedPrice(id);
        words[at + TradeWords.QTY] = vwap.seedVolume(id);
        words[at + TradeWords.DELTA] = 0;
        words[at + TradeWords.FLAGS] |= TradeWords.START;
    }

    private void trade(Tick tick, int id) {
        int at = common(tick, id);
        words[at + TradeWords.PRICE] = tick.ltp();
        words[at + TradeWords.QTY] = tick.traded();
        words[at + TradeWords.DELTA] = tick.delta();
        words[at + TradeWords.FLAGS] |= tick.tradeFlags() & 0xffff_ffffL;
    }

    private int common(Tick tick, int id) {
        int at = count++ * TradeWords.WORDS;
        Session session = sessions.session(id);
        words[at + TradeWords.SEQUENCE] = tick.sequence();
        words[at + TradeWords.TIME_NS] = tick.effectiveTimeNs();
        words[at + TradeWords.FLAGS] =
                (hasOi[id] ? TradeWords.HAS_OI : 0)
                        | (vwap.isPartial(id) ? TradeWords.VWAP_PARTIAL : 0);
        words[at + TradeWords.CVD] = cvd[id];
        words[at + TradeWords.OI] = oi[id];
        words[at + TradeWords.SESSION_OPEN_NS] = session.openNs();
        words[at + TradeWords.SESSION_CLOSE_NS] = session.closeNs();
        words[at + TradeWords.SESSION_OVER_NS] = session.overNs();
        words[at + TradeWords.DAY_VWAP] = Double.doubleToLongBits(vwap.vwap(id));
        words[at + TradeWords.DAY_SIGMA] = Double.doubleToLongBits(vwap.sigma(id));
        words[at + TradeWords.FEED_VWAP] = vwap.feedVwap(id);
        return at;
    }

    /** A packet that changes nothing makes no record. */
    void none() {
        count = 0;
    }

    int count() {
        return count;
    }

    /** The words of the records of the last packet, one behind the other. */
    long[] words() {
        return words;
    }
}
