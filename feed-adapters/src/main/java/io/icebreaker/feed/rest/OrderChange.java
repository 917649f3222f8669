package io.icebreaker.feed.rest;

/**
 * What a working order becomes: all of it, not the difference.
 *
 * @param qty the order's whole quantity, filled part included, units
 * @param price E4, 0 unless LIMIT or SL
 * @param trigger E4, 0 unless SL or SL_M
 */
public record OrderChange(
        long qty,
        OrderRequest.Type type,
        long price,
        long trigger,
        OrderRequest.Validity validity) {}
