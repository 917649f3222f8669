package io.icebreaker.feed.sim;

import io.icebreaker.tick.Tick;

/**
 * What a broker would say of one instrument now: the fields of a {@link Tick} with their presence bits, what
 * a tick has no place for, and the truth no broker tells. The tick's id is the instrument's index in its
 * source, its receive time the snapshot's own time. Reused by its source: copy what must last.
 */
public final class MarketSnapshot {
    private final Tick tick = new Tick();
    private long oiDayHigh;
    private long oiDayLow;
    private long trueBuyQty;
    private long trueSellQty;

    public Tick tick() {
        return tick;
    }

    /** The instrument's index in its source. */
    public int index() {
        return tick.id();
    }

    public long oiDayHigh() {
        return oiDayHigh;
    }

    public long oiDayLow() {
        return oiDayLow;
    }

    /** Quantity buyers took since this instrument's previous snapshot; 0 where nobody knows. */
    public long trueBuyQty() {
        return trueBuyQty;
    }

    /** Quantity sellers gave since this instrument's previous snapshot; 0 where nobody knows. */
    public long trueSellQty() {
        return trueSellQty;
    }

    MarketSnapshot oiDay(long high, long low) {
        oiDayHigh = high;
        oiDayLow = low;
        return this;
    }

    MarketSnapshot trueSides(long buyQty, long sellQty) {
        trueBuyQty = buyQty;
        trueSellQty = sellQty;
        return this;
    }

    /** Takes over everything another snapshot says. */
    public MarketSnapshot copyFrom(MarketSnapshot other) {
        tick.copyInputFrom(other.tick.bytes(), 0);
        return oiDay(other.oiDayHigh, other.oiDayLow)
                .trueSides(other.trueBuyQty, other.trueSellQty);
    }
}
