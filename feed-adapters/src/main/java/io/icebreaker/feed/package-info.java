/**
 * What every broker feed shares: the session's state machine, reconnecting, watchdogs, the guard around the
 * socket. Reads frames from a broker, writes ticks and FEED events through a {@link
 * io.icebreaker.tick.TickSink}. Imports tick only.
 */
package io.icebreaker.feed;
