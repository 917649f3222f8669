/**
 * Zerodha Kite Connect v3: reads its WebSocket frames on the socket's thread and writes ticks through a
 * {@link io.icebreaker.tick.TickSink}. Source: the feed specification of Kite (sections named in each class).
 */
package io.icebreaker.feed.kite;
