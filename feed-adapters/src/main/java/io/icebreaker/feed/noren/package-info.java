/**
 * The Noren protocol of Flattrade (and Shoonya, by configuration): reads its JSON text frames on the socket's
 * thread, merges snapshots and deltas per instrument, and writes ticks through a {@link
 * io.icebreaker.tick.TickSink}; logs in with a request code or a one-time password, reads the symbol files,
 * asks its REST services. Source: the feed specification of Noren (sections named in each class).
 *
 * <p>What the wire cannot carry: a snapshot in which nothing changed (so a trade's confidence, which weighs
 * how often packets come without one, can differ from a wire that repeats itself); the time of packet and
 * trade finer than a second, and the packet's time is the broker's, not the exchange's; prices finer than
 * paise; anything of an index but its prices; open interest of shares, and the day's range of it. Touchline
 * has one level without orders and no trade of its own, so the depth feed alone is asked for. All else comes
 * to the same trades and bars as on Kite's wire, bit for bit: NorenWireTest.
 */
package io.icebreaker.feed.noren;
