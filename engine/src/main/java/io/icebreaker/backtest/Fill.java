package io.icebreaker.backtest;

import io.icebreaker.tick.Tick;

/**
 * A quantity that traded at one price.
 *
 * @param order the order's number
 * @param id dense instrument id
 * @param side +1 bought, -1 sold
 * @param qty units, above 0
 * @param price E4
 * @param timeNs effective event time of the packet that filled it, ns UTC
 * @param sequence of that packet in the journal
 * @param kind how it came about
 */
public record Fill(
        long order,
        int id,
        int side,
        long qty,
        long price,
        long timeNs,
        long sequence,
        FillKind kind) {

    /** Price times quantity, E4. */
    public long value() {
        return price * qty;
    }

    /** What a packet did to an order. */
    static Fill of(Order order, long qty, long price, Tick packet) {
        long te = packet.effectiveTimeNs();
        long at = packet.sequence();
        return new Fill(order.number, order.id, order.side, qty, price, te, at, FillKind.TRADE);
    }
}
