/**
 * Thresholds and choices of the analysis, each with its key, default, bounds and a sentence (analytics 15).
 * Fixed for a run; kept beside the journal, so that a replay computes with what was computed with live.
 */
package io.icebreaker.setting;
