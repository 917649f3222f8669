package io.icebreaker.backtest;

import java.util.Objects;

/**
 * An order of a given list.
 *
 * @param timeNs when it was given, ns UTC: it can meet a packet with this te, at no latency
 * @param segment where its instrument trades
 * @param token the exchange's number
 * @param side +1 buy, -1 sell
 * @param qty units
 * @param type market or limit
 * @param limit E4, 0 for a market order
 */
public record ListedOrder(
        long timeNs, String segment, long token, int side, long qty, OrderType type, long limit) {
    public ListedOrder {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(type, "type");
    }
}
