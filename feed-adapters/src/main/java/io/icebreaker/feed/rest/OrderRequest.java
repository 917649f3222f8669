package io.icebreaker.feed.rest;

import io.icebreaker.feed.BrokerInstrument;

/**
 * An order to place.
 *
 * @param qty units, not lots
 * @param price E4; 0 unless LIMIT or SL
 * @param trigger E4; 0 unless SL or SL_M
 * @param tag ours, 1..20 letters and digits, found again in the book; every broker carries so much
 */
public record OrderRequest(
        BrokerInstrument instrument,
        Side side,
        long qty,
        Type type,
        long price,
        long trigger,
        Product product,
        Validity validity,
        String tag) {
    public enum Side {
        BUY,
        SELL
    }

    public enum Type {
        MARKET,
        LIMIT,
        /** Stop-loss limit. */
        SL,
        /** Stop-loss market. */
        SL_M
    }

    public enum Product {
        INTRADAY,
        /** Delivery of shares. */
        DELIVERY,
        /** Carried forward, derivatives. */
        NORMAL
    }

    public enum Validity {
        DAY,
        IOC
    }

    public OrderRequest {
        boolean hasPrice = type == Type.LIMIT || type == Type.SL;
        boolean hasTrigger = type == Type.SL || type == Type.SL_M;
        if (qty < 1) {
            throw new IllegalArgumentException("qty must be at least 1, was " + qty);
        }
        if (hasPrice != price > 0 || price < 0) {
            throw new IllegalArgumentException(
                    type + (hasPrice ? " needs a price" : " takes no price") + ", was " + price);
        }
        if (hasTrigger != trigger > 0 || trigger < 0) {
            throw new IllegalArgumentException(
                    type
                            + (hasTrigger ? " needs a trigger" : " takes no trigger")
                            + ", was "
                            + trigger);
        }
        if (tag == null || !tag.matches("[A-Za-z0-9]{1,20}")) {
            throw new IllegalArgumentException("tag must be 1 to 20 letters or digits, was " + tag);
        }
    }
}
