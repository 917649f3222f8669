package io.icebreaker.feed.sim;

import io.icebreaker.tick.Tick;

/** What an exchange counts of an instrument's day, trade by trade. Prices E4, quantities units. */
final class DayStats {
    /** Average prices leave the exchange in whole paise. */
    private static final long PAISA = 100;

    private final long prevClose;
    private final boolean hasOi;
    private long open;
    private long high;
    private long low;
    private long ltp;
    private long lastQty;
    private long lastTradeTimeNs;
    private long volume;
    private long paise;
    private long oi;
    private long oiHigh;
    private long oiLow;
    private long buyQty;
    private long sellQty;

    DayStats(long prevClose, boolean hasOi, long startOi) {
        this.prevClose = prevClose;
        this.hasOi = hasOi;
        ltp = prevClose;
        oi = oiHigh = oiLow = startOi;
    }

    /** Begins with the open interest of the day before. */
    void startOi(long units) {
        oi = oiHigh = oiLow = units;
    }

    /** Books a trade; {@code oiChange} is what it opened less what it closed. */
    void onTrade(long timeNs, int side, long price, long qty, long oiChange) {
        if (volume == 0) {
            open = high = low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        ltp = price;
        lastQty = qty;
        lastTradeTimeNs = timeNs;
        volume += qty;
        paise += price / PAISA * qty;
        oi = Math.max(0, oi + oiChange);
        oiHigh = Math.max(oiHigh, oi);
        oiLow = Math.min(oiLow, oi);
        if (side > 0) {
            buyQty += qty;
        } else {
            sellQty += qty;
        }
    }

    /** Fills everything but the book into a snapshot and starts a new count of true sides. */
    void fill(MarketSnapshot snapshot) {
        Tick tick = snapshot.tick();
        if (lastTradeTimeNs != 0) {
            tick.lastTradeTimeNs(lastTradeTimeNs);
        }
        tick.ltp(ltp).lastQty(lastQty).volume(volume).atp(atp());
        tick.open(open).high(high).low(low).prevClose(prevClose).oi(hasOi ? oi : 0);
        snapshot.oiDay(oiHigh, oiLow).trueSides(buyQty, sellQty);
        buyQty = 0;
        sellQty = 0;
    }

    private long atp() {
        return volume == 0 ? 0 : (2 * paise + volume) / (2 * volume) * PAISA;
    }

    long ltp() {
        return ltp;
    }

    long volume() {
        return volume;
    }

    boolean hasOi() {
        return hasOi;
    }
}
