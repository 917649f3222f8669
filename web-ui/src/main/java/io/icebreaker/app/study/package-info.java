/**
 * Commands over a user's own bars, files in and files out: no journal, no ring. They walk the bars through
 * the engine's kernels of indicators, patterns, scans and rules. Cold; one thread a command.
 */
package io.icebreaker.app.study;
