/**
 * Scanners and market views of a running day (analytics 8). Reads packets, closed minutes, series of closed
 * bars with their indicators, and what earlier stages found; writes SCAN findings and the sheets MARKET and
 * SCAN. On the compute lane, behind signals. Shares, indices and futures only; options are not scanned.
 */
package io.icebreaker.stage.scan;
