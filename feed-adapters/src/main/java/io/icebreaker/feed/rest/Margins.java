package io.icebreaker.feed.rest;

/**
 * Money of the account, E4 rupees.
 *
 * @param available free for new orders
 * @param used blocked by positions and orders
 * @param total what both come from; brokers count collateral differently
 */
public record Margins(long available, long used, long total) {}
