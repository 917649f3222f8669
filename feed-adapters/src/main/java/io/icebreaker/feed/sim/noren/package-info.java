/**
 * A simulated Noren house (Flattrade, Shoonya) on loopback: stream, REST and login as their stock clients see
 * them, made from the documentation without the decoder's layout, so that the two ends check each other.
 */
package io.icebreaker.feed.sim.noren;
