/**
 * Angel One SmartAPI, WebSocket Streaming 2.0: reads its frames on the socket's thread and writes ticks
 * through a {@link io.icebreaker.tick.TickSink}; its hands-free login, its session, its master, its REST
 * calls. Source: the feed specification of SmartAPI (sections named in each class).
 *
 * <p>What the wire cannot carry, beside Kite's: the open interest of shares and of indices (the field is
 * there and holds junk), the day's high and low of open interest; times finer than a second in session (a
 * stored packet's exchange time is the moment it was sent, in milliseconds); prices finer than a paisa but
 * for currency; BCD. It carries what Kite's does not: a sequence number of the whole feed, circuits and the
 * year's range, which {@code decode} shows; the stream has no place for them. Of sizes in the book a tick
 * keeps 32 bits. The same session gives the same trades and bars as through Kite's wire, but for the open
 * interest of shares: SmartWireTest.
 */
package io.icebreaker.feed.smartapi;
