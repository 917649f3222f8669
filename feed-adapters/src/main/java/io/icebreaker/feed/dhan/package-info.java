/**
 * DhanHQ v2: reads its WebSocket frames on the socket's thread and writes ticks through a {@link
 * io.icebreaker.tick.TickSink}; its session, its master, its REST calls. Source: the feed specification of
 * Dhan (sections named in each class).
 *
 * <p>What the live wire cannot carry: a packet time (so no exchange time on any tick); the time of a trade
 * finer than a second; a last quantity above 65,535; prices of more than 24 bits of precision, which from
 * 131,072 rupees on are told only to the tick; anything of an index but its prices. In quote mode there is
 * no book, and open interest comes in packets of its own. Open interest, previous close and the previous
 * day's open interest are rows of their own and fill only their own columns.
 */
package io.icebreaker.feed.dhan;
