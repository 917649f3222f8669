/**
 * The other side of the wire: a market that makes snapshots and servers that speak each broker's protocol to
 * any client. Everything is driven by the time handed in; nothing here owns a clock except the servers' own
 * driver thread. Cold code, but the market itself makes no garbage once built. The market's stocks are the
 * usual twenty or any number of invented companies ({@link io.icebreaker.feed.sim.MarketConfig}), which have
 * a past, too ({@link io.icebreaker.feed.sim.MarketPast}).
 */
package io.icebreaker.feed.sim;
