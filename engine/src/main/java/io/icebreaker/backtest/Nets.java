package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What a list of trades' nets says (analytics 10.5): quotients are one division of exact sums. */
public final class Nets {
    private final int count;
    private final int wins;
    private final int losses;
    private final BigDecimal won;
    private final BigDecimal lost;

    public Nets(List<BigDecimal> nets) {
        List<BigDecimal> winning = nets.stream().filter(net -> net.signum() > 0).toList();
        List<BigDecimal> losing = nets.stream().filter(net -> net.signum() < 0).toList();
        count = nets.size();
        wins = winning.size();
        losses = losing.size();
        won = winning.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        lost = losing.stream().reduce(BigDecimal.ZERO, BigDecimal::add).negate();
    }

    public int count() {
        return count;
    }

    /** Net above 0; a net of 0 is neither. */
    public int wins() {
        return wins;
    }

    public int losses() {
        return losses;
    }

    public Double winRate() {
        return count == 0 ? null : (double) wins / count;
    }

    /** Null without a loss. */
    public Double profitFactor() {
        return losses == 0 ? null : quotient(won, lost);
    }

    /** Mean net, rupees. */
    public Double expectancy() {
        return count == 0 ? null : quotient(won.subtract(lost), BigDecimal.valueOf(count));
    }

    /** Null without a win or without a loss. */
    public Double payoff() {
        return wins == 0 || losses == 0
                ? null
                : quotient(
                        won.multiply(BigDecimal.valueOf(losses)),
                        lost.multiply(BigDecimal.valueOf(wins)));
    }

    private static Double quotient(BigDecimal over, BigDecimal under) {
        return over.divide(under, MathContext.DECIMAL128).doubleValue();
    }
}
