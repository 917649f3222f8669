/**
 * What closed bars and sessions say (analytics 3.5-3.12): marks of footprints, the initial balance and what
 * goes beyond it, finished sessions, naked points of control. Reads closed bars and the trade in the slot;
 * writes MARK and PROFILE findings and the LEVELS sheet; on the compute lane, behind the footprint stage.
 */
package io.icebreaker.stage.mark;
