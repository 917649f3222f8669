package io.icebreaker.feed.order;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.rest.OrderRequest;
import io.icebreaker.feed.rest.OrderRequest.Product;
import io.icebreaker.feed.rest.OrderRequest.Side;
import io.icebreaker.feed.rest.OrderRequest.Type;
import io.icebreaker.feed.rest.OrderRequest.Validity;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Prices;
import java.util.Set;

/**
 * What somebody wants ordered, checked against what the instrument allows.
 *
 * @param key the client's own name of this order: the same key never orders twice
 * @param qty units
 * @param price E4, 0 for none; likewise trigger
 */
public record OrderTicket(
        String key,
        BrokerInstrument instrument,
        Side side,
        long qty,
        Type type,
        long price,
        long trigger,
        Product product,
        Validity validity) {
    /**
     * Where a unit is a unit: brokers count MCX and currency orders in lots whose size their masters do not
     * tell, and a value cap on an unknown size is none.
     */
    private static final Set<String> SEGMENTS = Set.of("NSE", "BSE", "NFO", "BFO");

    private static final int MAX_KEY = 64;

    /** What a price times a quantity is taken for when it is too large to tell. */
    private static final long BEYOND_ALL_CAPS = Long.MAX_VALUE / 4;

    /** @throws OrderRefused naming the first field that is wrong */
    void check() throws OrderRefused {
        require(
                key.matches("[A-Za-z0-9._:-]{8," + MAX_KEY + "}"),
                "key",
                "the key has 8 to 64 letters, digits or . _ : -",
                "a new one for each order, the same one to ask again");
        var it = instrument.instrument();
        require(
                SEGMENTS.contains(it.segment()) && it.type() != InstrumentType.IDX,
                "instrument",
                it.segment() + ":" + it.symbol() + " cannot be ordered here",
                "shares and derivatives of NSE and BSE can");
        require(
                qty > 0 && qty % it.lotSize() == 0,
                "qty",
                qty + " is not a multiple of the lot, " + it.lotSize(),
                "quantities are units, not lots");
        boolean hasPrice = type == Type.LIMIT || type == Type.SL;
        boolean hasTrigger = type == Type.SL || type == Type.SL_M;
        checkPrice("price", price, hasPrice);
        checkPrice("trigger", trigger, hasTrigger);
    }

    private void checkPrice(String field, long value, boolean isNeeded) throws OrderRefused {
        long tick = instrument.instrument().tickSize();
        require(
                isNeeded ? value > 0 : value == 0,
                field,
                type + (isNeeded ? " needs a " : " takes no ") + field,
                "MARKET takes neither, LIMIT a price, SL both, SL_M a trigger");
        require(
                value % tick == 0,
                field,
                Prices.format(value) + " is not a multiple of the tick, " + Prices.format(tick),
                "choose the price above or below");
    }

    private static void require(boolean isGood, String field, String what, String hint)
            throws OrderRefused {
        if (!isGood) {
            throw new OrderRefused(OrderRefused.Reason.INPUT, field, what, hint);
        }
    }

    /** What must be typed: {@code BUY 75 NIFTY26NOVFUT LIMIT 24500.05}. */
    public String confirmation() {
        var text =
                new StringBuilder()
                        .append(side)
                        .append(' ')
                        .append(qty)
                        .append(' ')
                        .append(instrument.instrument().symbol())
                        .append(' ')
                        .append(type);
        if (price > 0) {
            Prices.append(text.append(' '), price);
        }
        if (trigger > 0) {
            Prices.append(text.append(" TRIGGER "), trigger);
        }
        return text.toString();
    }

    /**
     * What the order is worth at the highest price that could matter, E4 rupees.
     *
     * @param ltp E4, 0 while there is none
     */
    long value(long ltp) throws OrderRefused {
        boolean isBounded = side == Side.BUY && type == Type.LIMIT;
        require(
                ltp > 0 || isBounded,
                "instrument",
                "there is no price yet to hold this order's value against the caps",
                "wait for the first tick, or buy with a limit");
        long most = Math.max(ltp, Math.max(price, trigger));
        boolean isTooLarge = Math.multiplyHigh(qty, most) != 0 || qty * most < 0;
        return isTooLarge ? BEYOND_ALL_CAPS : Math.min(BEYOND_ALL_CAPS, qty * most);
    }

    /** All that is ordered, to tell a repeated request from another under the same key. */
    String terms() {
        return instrument.instrument().segment()
                + " "
                + confirmation()
                + " "
                + product
                + " "
                + validity;
    }

    OrderRequest request(String tag) {
        return new OrderRequest(
                instrument, side, qty, type, price, trigger, product, validity, tag);
    }
}
