package io.icebreaker.backtest;

import static io.icebreaker.backtest.TradingRun.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** "ema-cross" on minutes whose averages cross twice, against averages computed here. */
class EmaCrossTest {
    private static final int[] CLOSES = {
        100, 99, 98, 97, 96, 95, 94, 93, 92, 91, 90, 89, 88, 87, 90, 95, 99, 103, 104, 105, 99, 90,
        85, 80
    };

    @Test
    void tradesEachCrossOfTheClosedMinutesAverages() {
        var strategy =
                Strategies.create(
                        "ema-cross",
                        Map.of("interval", "1m", "lots", "10"),
                        getClass().getClassLoader());
        var run =
                TradingRun.of(
                        StrategySetup.of(strategy)
                                .with(new FillRules(FillModel.TOUCH, 0, 0, 0))
                                .with(Product.DELIVERY));
        int id = run.define(TradingRun.share());
        run.packet(id, at(0), 1_000_000, 0, 999_500, 1_000_500, 100);
        for (int minute = 0; minute < CLOSES.length; minute++) {
            long price = CLOSES[minute] * 10_000L;
            run.packet(id, at(60 * minute + 1), price, 10, price - 500, price + 500, 100);
            run.packet(id, at(60 * minute + 20), price, 10, price - 500, price + 500, 100);
            run.packet(id, at(60 * minute + 50), price, 10, price - 500, price + 500, 100);
        }
        int up = cross(+1);
        int down = cross(-1);
        List<Order> orders = run.ledger.orders();
        assertEquals(2, orders.size());
        assertEquals(1, orders.get(0).side());
        assertEquals(10, orders.get(0).qty());
        assertEquals(at(60 * (up + 1)), orders.get(0).createdNs(), "the minute's end");
        assertEquals(-1, orders.get(1).side());
        assertEquals(20, orders.get(1).qty());
        assertEquals(at(60 * (down + 1)), orders.get(1).createdNs());
        assertEquals(-10, run.ledger.fills().stream().mapToLong(f -> f.side() * f.qty()).sum());
    }

    /** The minute at whose close the fast average has gone to a side of the slow one, after the other. */
    private static int cross(int side) {
        for (int i = 13; i < CLOSES.length; i++) {
            double before = ema(8, i - 1) - ema(13, i - 1);
            double now = ema(8, i) - ema(13, i);
            if (before * side < 0 && now * side > 0) {
                return i;
            }
        }
        throw new AssertionError("no cross");
    }

    private static double ema(int n, int last) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += CLOSES[i];
        }
        double e = sum / n;
        for (int i = n; i <= last; i++) {
            e = (CLOSES[i] - e) * (2.0 / (n + 1)) + e;
        }
        return e;
    }
}
