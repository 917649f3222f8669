/**
 * The day's volume-weighted average price with its deviation, beside the broker's own (analytics 2.5, 2.6).
 * Reads the trade in the slot; right behind flow, so that bars can say what stood at their last trade; on the
 * compute lane.
 */
package io.icebreaker.stage.vwap;
