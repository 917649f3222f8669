package io.icebreaker.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The examples of analytics 10.5, and what is null. */
class MetricsTest {
    private static final double[] DAILY = {.004, -.002, .003, -.001, .002};

    @Test
    void netsOfTheExample() {
        var nets = nets(500, -200, 300, -400, 250, -100, 800, -300);
        assertEquals(0.5, nets.winRate());
        assertEquals(1.85, nets.profitFactor());
        assertEquals(106.25, nets.expectancy());
        assertEquals(1.85, nets.payoff());
    }

    @Test
    void drawdownOfTheExample() {
        List<EquitySample> samples = new ArrayList<>();
        long equity = 0;
        for (long net : new long[] {500, -200, 300, -400, 250, -100, 800, -300}) {
            equity += net;
            samples.add(
                    new EquitySample(
                            samples.size(),
                            BigDecimal.valueOf(equity),
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            samples.size() % 2 == 0,
                            false));
        }
        EquityPath path = EquityPath.of(samples, BigDecimal.valueOf(9_400));
        assertEquals(BigDecimal.valueOf(400), path.maxDrawdown());
        assertEquals(4.0, path.maxDrawdownPct()); // of 9,400 + 600
        assertEquals(0.5, path.exposure());
    }

    @Test
    void sharpeAndSortinoOfTheExampleBitForBit() {
        assertEquals(7.359428920089572, Metrics.sharpe(DAILY));
        assertEquals(19.049409439665055, Metrics.sortino(DAILY));
    }

    @Test
    void whatHasNoMeaningIsNull() {
        assertNull(nets().winRate());
        assertNull(nets().expectancy());
        assertNull(nets(1, 2).profitFactor());
        assertNull(nets(1, 2).payoff());
        assertNull(nets(-1).payoff());
        assertEquals(0.0, nets(-1).profitFactor());
        assertEquals(0, nets(0).wins() + nets(0).losses());
        assertNull(Metrics.sharpe(new double[] {.1}));
        assertNull(Metrics.sharpe(new double[] {.1, .1}));
        assertNull(Metrics.sortino(new double[] {.1, .1}));
        assertNull(EquityPath.of(List.of(), null).exposure());
        assertNull(EquityPath.of(List.of(), null).maxDrawdownPct());
    }

    private static Nets nets(long... rupees) {
        return new Nets(LongStream.of(rupees).mapToObj(BigDecimal::valueOf).toList());
    }
}
