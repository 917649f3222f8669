/**
 * Angel One SmartAPI, WebSocket Streaming 2.0: reads its frames on the socket's thread and writes ticks
 * through a {@link io.icebreaker.tick.TickSink}; logs in with a one-time password, asks its REST services.
 * Source: the feed specification of SmartAPI (sections named in each class).
 */
package io.icebreaker.feed.smartapi;
