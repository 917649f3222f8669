/**
 * Snapshots to trades (analytics 0.3, 0.5, 1): event time, session resets, volume deltas, flags, sides.
 * Reads the slot's input prefix; writes its derived fields; on the compute lane.
 */
package io.icebreaker.stage.flow;
