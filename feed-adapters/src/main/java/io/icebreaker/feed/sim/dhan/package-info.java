/**
 * Dhan on loopback: its stream, and REST and login beside it, as a stock client sees them (feed-dhan 12).
 * Written from the tables of the specification and on purpose without the reader's layout: the two ends check
 * each other. Cold code.
 */
package io.icebreaker.feed.sim.dhan;
