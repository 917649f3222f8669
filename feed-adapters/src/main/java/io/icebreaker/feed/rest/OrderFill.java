package io.icebreaker.feed.rest;

/**
 * One execution of an order.
 *
 * @param id the exchange's or broker's number of it
 * @param price E4
 * @param qty units
 * @param timeNs epoch ns, 0 unknown
 */
public record OrderFill(
        String id,
        String orderId,
        String segment,
        String symbol,
        OrderRequest.Side side,
        long price,
        long qty,
        long timeNs) {}
