/**
 * Indicators of closed bars (analytics 7.1 to 7.4), a series an instrument and interval. Reads closed bars
 * and what earlier days left, writes values under the hash and the sheet of the board; on the compute lane,
 * before patterns and signals.
 */
package io.icebreaker.stage.indicator;
