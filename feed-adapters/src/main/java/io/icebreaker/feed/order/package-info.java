/**
 * Real orders, which exist only where the configuration names an account: {@link
 * io.icebreaker.feed.order.OrderDesk} checks each against its caps, asks for a typed confirmation, writes it
 * to the day's orders log, and only then sends it, once. Reads prices through a function, the broker through
 * {@link io.icebreaker.feed.rest.BrokerRest}; writes {@code orders.log}. HTTP threads and one of its own.
 */
package io.icebreaker.feed.order;
