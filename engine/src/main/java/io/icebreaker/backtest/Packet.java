package io.icebreaker.backtest;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TradeFlags;

/** A broker's packet as a strategy sees it: read only, valid during the callback. Prices E4, times ns UTC. */
public final class Packet {
    private transient Tick tick;

    Packet of(Tick packet) {
        tick = packet;
        return this;
    }

    public int id() {
        return tick.id();
    }

    /** Effective event time (analytics 0.3). */
    public long timeNs() {
        return tick.effectiveTimeNs();
    }

    public long sequence() {
        return tick.sequence();
    }

    /** Last traded price, 0 when the packet carries none. */
    public long ltp() {
        return tick.has(TickFlags.HAS_LTP) ? tick.ltp() : 0;
    }

    /** Whether it brought a trade of the continuous session or the minute after it. */
    public boolean trades() {
        return TradeFlags.inBars(tick.tradeFlags());
    }

    /** Quantity traded since the packet before; who began: +1 buyers, -1 sellers, 0 unknown. */
    public long traded() {
        return tick.traded();
    }

    public int side() {
        return TradeFlags.present(tick.tradeFlags()) ? TradeFlags.side(tick.tradeFlags()) : 0;
    }

    /** A level's price and quantity, 0 the best; 0 where there is none. */
    public long bid(int level) {
        return hasBook() ? tick.bid(level) : 0;
    }

    public long bidQty(int level) {
        return hasBook() ? tick.bidQty(level) : 0;
    }

    public long ask(int level) {
        return hasBook() ? tick.ask(level) : 0;
    }

    public long askQty(int level) {
        return hasBook() ? tick.askQty(level) : 0;
    }

    private boolean hasBook() {
        return tick.has(TickFlags.HAS_DEPTH);
    }

    /** Open interest, -1 when the packet carries none. */
    public long oi() {
        return tick.has(TickFlags.HAS_OI) ? tick.oi() : -1;
    }
}
