package io.icebreaker.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.bar.Bar;
import io.icebreaker.bar.Interval;
import io.icebreaker.bar.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Analytics 2.7 where people meet it: whoever changes interval and row height in the middle of a session sees
 * the bars that the trades make, all words and rows, closed and forming.
 */
final class RollUpTest {
    private static final int ROUNDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyIntervalChosenAtAnyMomentEqualsTheBarsOfTheTrades(long seed) {
        var random = new SplittableRandom(seed);
        var market = new Market(1, 1 << 21);
        long timeNs = Market.OPEN_NS;
        long price = 245_000_000;
        for (int round = 0; round < ROUNDS; round++) {
            for (int n = random.nextInt(60); n >= 0; n--) {
                price += (random.nextInt(9) - 4) * Market.TICK;
                market.trade(0, timeNs, price, 1 + random.nextInt(400), random.nextInt(3) - 1);
                timeNs += pause(random);
            }
            Interval interval = Interval.of(random.nextInt(Interval.COUNT));
            long height = (1 + random.nextInt(30)) * Market.TICK;
            compare(market, interval, height);
        }
    }

    /** Usually some seconds; often none or a whole number of them, so that trades lie on boundaries. */
    private static long pause(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> random.nextInt(60) * Market.SECOND_NS;
            case 1, 2, 3 -> random.nextInt(30) * Market.SECOND_NS;
            case 4, 5, 6, 7 -> 0;
            default -> random.nextLong(5 * Market.SECOND_NS);
        };
    }

    private static void compare(Market market, Interval interval, long height) {
        List<Market.OpenBar> direct = market.direct(0, interval, height);
        BarQuery.Answer answer =
                new BarQuery(market.board, 0, interval, height, 5_000, BarQuery.ANY_TIME, true)
                        .run();
        List<long[]> bars = new ArrayList<>(answer.closed());
        if (answer.forming() != null) {
            bars.add(answer.forming());
        }
        assertEquals(direct.size(), bars.size(), interval.label());
        for (int i = 0; i < bars.size(); i++) {
            assertArrayEquals(
                    comparable(direct.get(i).whole()),
                    comparable(bars.get(i)),
                    interval.label() + " at " + height + " bar " + i);
        }
    }

    /** All but what the market here does not fill, or fills for its own bars only. */
    private static long[] comparable(long[] bar) {
        long[] copy = Arrays.copyOf(bar, Bar.WORDS + (int) bar[Bar.ROWS] * Rows.WORDS);
        Rows.summarize(copy, 0);
        copy[Bar.SEQUENCE] = 0;
        return copy;
    }
}
