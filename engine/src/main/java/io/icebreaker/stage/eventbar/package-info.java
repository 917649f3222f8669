/**
 * Tick, volume and range bars (analytics 2.3, 2.4) of the specs that are set. Reads the trade in the slot;
 * journals closed bars as findings; on the compute lane, behind the footprint stage. The words it makes of a
 * trade are also what the board keeps, so that any other spec can be built from them later.
 */
package io.icebreaker.stage.eventbar;
