/**
 * Footprints (analytics 3.1-3.4): volume by price and side of every forming bar. Reads the trade in the
 * slot; adds rows, point of control and value area to each bar that the candle stage closes; on the compute
 * lane, right behind the candle stage.
 */
package io.icebreaker.stage.footprint;
