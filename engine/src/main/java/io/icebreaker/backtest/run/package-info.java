/**
 * Backtests over recorded days: a task is journals, a strategy and its rules, and leads to one result with a
 * hash, on whatever machine it is executed (analytics 10). Above them: sweeps of a parameter grid,
 * walk-forward, files of a run. Cold; each run has a pipeline of its own.
 */
package io.icebreaker.backtest.run;
