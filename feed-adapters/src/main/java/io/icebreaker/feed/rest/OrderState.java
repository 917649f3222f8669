package io.icebreaker.feed.rest;

/**
 * An order as the broker's book shows it.
 *
 * @param id the broker's
 * @param tag ours, empty for orders from elsewhere
 * @param segment the engine's word (NSE NFO BSE ...), the broker's when there is none
 * @param symbol the broker's trading symbol
 * @param price E4; 0 at market
 * @param averagePrice E4 of what is filled, 0 while nothing is
 * @param timeNs of the last change, epoch ns, 0 unknown
 * @param text the broker's words for a refusal, else empty
 */
public record OrderState(
        String id,
        String tag,
        String segment,
        String symbol,
        OrderRequest.Side side,
        OrderRequest.Type type,
        long qty,
        long filledQty,
        long price,
        long trigger,
        long averagePrice,
        Status status,
        long timeNs,
        String text) {
    public enum Status {
        /** On its way, not yet at the exchange. */
        PENDING,
        OPEN,
        PARTLY_FILLED,
        FILLED,
        CANCELLED,
        REJECTED,
        EXPIRED,
        /** The broker's word is none we know; {@code text} has it. */
        OTHER
    }
}
