/**
 * Pages about backtests, each one file that needs nothing else: a run, runs side by side, a sweep's grid, a
 * walk-forward. Cold; equal results make equal bytes, the run time's line aside.
 */
package io.icebreaker.backtest.report;
