/**
 * Recorded ticks as CSV (specs/ticks-csv): rows to slots, bad rows counted by reason with their line
 * numbers, never a reason to stop. Cold code, one thread.
 */
package io.icebreaker.feed.csv;
