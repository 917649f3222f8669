/**
 * Minutes that live did not see. Reads HISTORY events; writes their words into the output hash, so that a
 * replay that shows others is found out. They stay out of every analysis: a broker's candles have no sides,
 * and come late. Compute lane.
 */
package io.icebreaker.stage.history;
