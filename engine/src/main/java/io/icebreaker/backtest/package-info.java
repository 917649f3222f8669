/**
 * Orders, fills, costs, trades and the strategies that make them: one account for backtest and paper
 * trading (analytics 10). Own orders have no market impact and do not see each other.
 */
package io.icebreaker.backtest;
