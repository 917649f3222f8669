/**
 * Rules over recorded bars alone (analytics 9.2, last paragraph): the slots that candles can fill, longer
 * intervals rolled up from the file's own, every rule evaluated at every close in the order of time. What
 * needs trades, a book, open interest, options or another symbol is refused before. Cold; one thread.
 */
package io.icebreaker.rule.candle;
