/**
 * Brokers' REST calls: one client for all (rate limits, circuit breaker, time-outs, bounded answers, retries
 * only where a repetition does no harm), and {@link io.icebreaker.feed.rest.BrokerRest}, what every broker
 * offers behind it. Reads tokens through {@link io.icebreaker.feed.rest.RestSession}, writes nothing; blocks
 * the calling thread, so never call it on a socket's or a lane's.
 */
package io.icebreaker.feed.rest;
