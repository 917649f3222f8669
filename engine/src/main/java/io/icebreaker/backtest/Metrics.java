package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.math.MathContext;

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

    private static final double SESSIONS_A_YEAR = 252;
    private static final int PERCENT = 100;

    /** Of a complete ledger; {@code capital} rupees, null when the user gave none. */
    public static Metrics of(BacktestLedger ledger, BigDecimal capital) {
        var nets = new Nets(ledger.trades().stream().map(Trade::net).toList());
        var path = EquityPath.of(ledger.samples(), capital);
        double[] returns =
                ledger.days().stream().mapToDouble(day -> ratio(day.net(), capital)).toArray();
        Costs costs = ledger.fillCosts().stream().reduce(Costs.NONE, Costs::plus);
        BigDecimal gross =
                ledger.days().stream()
                        .map(DayResult::gross)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net =
                ledger.days().stream().map(DayResult::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Metrics(
                nets.count(),
                nets.wins(),
                nets.losses(),
                nets.winRate(),
                nets.profitFactor(),
                nets.expectancy(),
                nets.payoff(),
                gross,
                costs,
                net,
                path.maxDrawdown(),
                path.maxDrawdownPct(),
                path.exposure(),
                sharpe(returns),
                sortino(returns),
                capital == null ? null : ratio(net, capital) * PERCENT,
                path.peakNotional(),
                returns.length);
    }

    /** Of the capital; without one the rupees themselves: Sharpe and Sortino are the same. */
    private static double ratio(BigDecimal rupees, BigDecimal capital) {
        return capital == null
                ? rupees.doubleValue()
                : rupees.divide(capital, MathContext.DECIMAL128).doubleValue();
    }

    /** Mean over standard deviation (n - 1) of daily returns, a year; null for n < 2 or no deviation. */
    public static Double sharpe(double[] returns) {
        double mean = mean(returns);
        double sum = 0;
        for (double r : returns) {
            sum += (r - mean) * (r - mean);
        }
        return yearly(returns.length, mean, Math.sqrt(sum / (returns.length - 1)));
    }

    /** Mean over the root of the mean squared loss of daily returns, a year; null likewise. */
    public static Double sortino(double[] returns) {
        double sum = 0;
        for (double r : returns) {
            sum += Math.min(r, 0) * Math.min(r, 0);
        }
        return yearly(returns.length, mean(returns), Math.sqrt(sum / returns.length));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static Double yearly(int n, double mean, double divisor) {
        return n < 2 || divisor == 0 ? null : mean / divisor * Math.sqrt(SESSIONS_A_YEAR);
    }
}
