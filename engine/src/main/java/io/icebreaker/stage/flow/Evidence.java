package io.icebreaker.stage.flow;

import io.icebreaker.tick.TradeFlags;

/**
 * What speaks for the sides of one trade, and what a {@link SideModel} concludes from it. One object for
 * all trades, filled anew for each; prices E4, quantities units, shares in 1/65,536.
 */
final class Evidence {
    /** All of it, as a share. */
    static final long ONE = 1 << 16;

    /** Older quotes say no less: beyond a second nothing was measured. */
    private static final long OLDEST_MS = 1_000;

    /** Doubt a millisecond of age: a tenth after the full second. */
    private static final long MS_PER_DOUBT = 10_000;

    private static final long NS_PER_MS = 1_000_000;

    int id;
    long price;
    long qty;
    boolean gap;

    /** Side by the quote rule, 0 at the exact mid or without a usable quote; and whether inside the quote. */
    int quoteSide;

    boolean inside;

    int tickSide;
    int tickRule;

    private long reach;
    private long ageMs;
    private long goneBid;
    private long goneAsk;

    /** The conclusion. What is neither bought nor sold is neutral. */
    int rule;

    long bought;
    long sold;

    /** The side the conclusion started from, 0 for none. */
    int side;

    /**
     * Begins a trade.
     *
     * @param lastQty the packet's last quantity, 0 for none
     * @param activity share of this instrument's latest packets that traded
     */
    void begin(
            int instrument, long atPrice, long traded, long lastQty, long activity, boolean isGap) {
        id = instrument;
        price = atPrice;
        qty = traded;
        gap = isGap;
        long merged = lastQty <= 0 ? ONE : lastQty < traded ? (traded - lastQty) * ONE / traded : 0;
        reach = (activity * activity >> 16) * merged >> 16;
        noQuote();
        conclude(0, TradeFlags.RULE_N);
    }

    void noQuote() {
        quoteSide = 0;
        inside = false;
        ageMs = OLDEST_MS;
        vanished(0, 0);
    }

    /** A usable standing quote. */
    void quote(long bid, long ask, long ageNs) {
        boolean bought = price >= ask;
        inside = !bought && price > bid;
        quoteSide = bought ? +1 : inside ? Long.signum(2 * price - bid - ask) : -1;
        ageMs = Math.max(0, Math.min(OLDEST_MS, ageNs / NS_PER_MS));
    }

    /** Quantity that stood at the best prices before the packet and does not any more. */
    void vanished(long bidQty, long askQty) {
        goneBid = bidQty;
        goneAsk = askQty;
    }

    void tick(int byTick, int byRule) {
        tickSide = byTick;
        tickRule = byRule;
    }

    /** All on one side; all neutral for side 0. */
    void conclude(int onSide, int byRule) {
        side = onSide;
        rule = byRule;
        bought = onSide > 0 ? qty : 0;
        sold = onSide < 0 ? qty : 0;
    }

    /**
     * The share of the trade that may well belong to the other side than {@code toSide}: a tenth when the
     * packet gathers a second of trading, and as much as the book lost more on the wrong side than on the
     * right one; less where the packet holds few trades, as the last quantity and the instrument's latest
     * packets tell.
     */
    long doubt(int toSide) {
        long wrong = Math.min(qty, toSide > 0 ? goneBid : goneAsk);
        long right = Math.min(qty, toSide > 0 ? goneAsk : goneBid);
        long contradiction = Math.max(0, wrong - right) * ONE / qty;
        return Math.min(ONE, reach * (ageMs * ONE / MS_PER_DOUBT + contradiction) >> 16);
    }
}
