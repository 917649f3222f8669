/**
 * The board: the latest state of every instrument, closed bars and recent trades, for whoever wants to look.
 * Written by the one thread of the compute lane, which never waits, locks or allocates once warm; read by any
 * number of threads, which copy and check that the copy is whole. Imports tick, bar and the JDK.
 */
package io.icebreaker.publish;
