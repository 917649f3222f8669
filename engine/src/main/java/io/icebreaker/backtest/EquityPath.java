package io.icebreaker.backtest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What the samples of an account say (analytics 10.5).
 *
 * @param maxDrawdown greatest fall from a peak, rupees; the first peak is the capital
 * @param maxDrawdownPct the same in percent of the peak then, null without capital
 * @param exposure sampled minutes with a position / sampled minutes, null without any
 * @param peakNotional greatest sum of |position| x exit price, rupees
 */
public record EquityPath(
        BigDecimal maxDrawdown, Double maxDrawdownPct, Double exposure, BigDecimal peakNotional) {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    /** Of samples in order of time; {@code capital} rupees or null. */
    public static EquityPath of(List<EquitySample> samples, BigDecimal capital) {
        BigDecimal peak = BigDecimal.ZERO;
        BigDecimal worst = BigDecimal.ZERO;
        BigDecimal peakThen = BigDecimal.ZERO;
        BigDecimal notional = BigDecimal.ZERO;
        long minutes = 0;
        long open = 0;
        for (EquitySample sample : samples) {
            peak = peak.max(sample.equity());
            BigDecimal fall = peak.subtract(sample.equity());
            if (fall.compareTo(worst) > 0) {
                worst = fall;
                peakThen = peak;
            }
            notional = notional.max(sample.notional());
            minutes += sample.dayEnd() ? 0 : 1;
            open += sample.open() && !sample.dayEnd() ? 1 : 0;
        }
        Double pct =
                capital == null
                        ? null
                        : (Double)
                                worst.multiply(PERCENT)
                                        .divide(capital.add(peakThen), MathContext.DECIMAL128)
                                        .doubleValue();
        return new EquityPath(
                worst, pct, minutes == 0 ? null : (Double) ((double) open / minutes), notional);
    }
}
