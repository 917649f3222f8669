/**
 * Bars of the days before a journal's own: a file beside the journal, named in it by its SHA-256, so that
 * live, restart, replay and backtest of a day begin with the same bytes; and what a day leaves to the next.
 * Cold; files in, files out.
 */
package io.icebreaker.journal.before;
