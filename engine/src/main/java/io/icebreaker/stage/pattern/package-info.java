/**
 * What charts show (analytics 7.5, 7.6): candlestick and chart patterns and swings as findings, levels and
 * pivots as values on show. Reads closed bars and what earlier days left, by series; on the compute lane,
 * behind indicators and before signals.
 */
package io.icebreaker.stage.pattern;
