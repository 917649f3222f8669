package io.icebreaker.feed.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which market to make.
 *
 * @param seed the same seed and opening give the same snapshots
 * @param openNs the opening bell, epoch ns UTC; any instant will do, the day's curve is measured from it
 * @param extraStocks made-up stocks beside the twenty-odd real names, 0..100,000
 * @param rate how many times busier than a usual day, in orders and in snapshots, 0.01..100
 */
public record MarketConfig(long seed, long openNs, int extraStocks, double rate) {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final long NS_PER_SECOND = 1_000_000_000L;

    public MarketConfig {
        if (extraStocks < 0 || extraStocks > 100_000) {
            throw new IllegalArgumentException(
                    "extraStocks must be within 0..100000, was " + extraStocks);
        }
        if (!(rate >= 0.01 && rate <= 100)) {
            throw new IllegalArgumentException("rate must be within 0.01..100, was " + rate);
        }
    }

    /** The default set at the usual pace. */
    public static MarketConfig of(long seed, long openNs) {
        return new MarketConfig(seed, openNs, 0, 1);
    }

    /** The simulated day, in India. */
    LocalDate day() {
        return LocalDate.ofInstant(
                Instant.ofEpochSecond(Math.floorDiv(openNs, NS_PER_SECOND)), IST);
    }

    /** Instant of a wall-clock time in India on a date. */
    static long istNs(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute).toEpochSecond(IST) * NS_PER_SECOND;
    }
}
