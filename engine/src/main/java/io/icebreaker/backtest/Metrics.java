package io.icebreaker.backtest;

import java.math.BigDecimal;

/**
 * The figures of one run (analytics 10.5), net of costs unless the name says gross. Null where the
 * definition gives none.
 *
 * @param trades how many
 * @param wins with a net above 0
 * @param losses with a net below 0
 * @param winRate wins / trades
 * @param profitFactor sum of wins / |sum of losses|
 * @param expectancy mean net, rupees
 * @param payoff average win / |average loss|
 * @param gross rupees
 * @param costs rupees
 * @param net equity at the end, rupees
 * @param maxDrawdown rupees
 * @param maxDrawdownPct of the peak then, percent; null without capital
 * @param exposure sampled minutes with a position / sampled minutes
 * @param sharpe a year of 252 sessions, rf 0
 * @param sortino likewise
 * @param returnPct net / capital, percent; null without capital
 * @param peakNotional greatest sampled sum of |position| x exit price, rupees; margin is not modelled
 * @param sessions trading days in the run
 */
public record Metrics(
        int trades,
        int wins,
        int losses,
        Double winRate,
        Double profitFactor,
        Double expectancy,
        Double payoff,
        BigDecimal gross,
        Costs costs,
        BigDecimal net,
        BigDecimal maxDrawdown,
        Double maxDrawdownPct,
        Double exposure,
        Double sharpe,
        Double sortino,
        Double returnPct,
        BigDecimal peakNotional,
        int sessions) {

    /** Of a complete ledger; {@code capital} rupees, null when the user gave none. */
    public static Metrics of(BacktestLedger ledger, BigDecimal capital) {
        throw new UnsupportedOperationException("not there yet");
    }
}
