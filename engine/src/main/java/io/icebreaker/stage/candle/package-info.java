/**
 * Time bars of every interval (analytics 2.1, 2.2, 2.5, 2.7). Reads the trade in the slot; hands closed
 * bars to a {@link io.icebreaker.bar.BarListener}; on the compute lane.
 */
package io.icebreaker.stage.candle;
