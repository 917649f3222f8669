/**
 * The Noren protocol of Flattrade (and Shoonya, by configuration): reads its JSON text frames on the socket's
 * thread, merges snapshots and deltas per instrument, and writes ticks through a {@link
 * io.icebreaker.tick.TickSink}. Source: the feed specification of Noren (sections named in each class).
 */
package io.icebreaker.feed.noren;
