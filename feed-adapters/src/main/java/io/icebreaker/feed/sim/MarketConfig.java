package io.icebreaker.feed.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which market to make.
 *
 * @param seed the same seed and opening give the same snapshots
 * @param openNs the opening bell, epoch ns UTC; any instant will do, the day's curve is measured from it
 * @param extraStocks made-up stocks beside the others, 0..100,000
 * @param rate how many times busier than a usual day, in orders and in snapshots, 0.01..100
 * @param companies invented companies in sectors, in place of the usual stocks: 24..1,000, 0 for none
 */
public record MarketConfig(long seed, long openNs, int extraStocks, double rate, int companies) {
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
        if (!isMarketOf(companies)) {
            throw new IllegalArgumentException(
                    "companies must be 0 or within 24..1000, was " + companies);
        }
    }

    /** The usual stocks. */
    public MarketConfig(long seed, long openNs, int extraStocks, double rate) {
        this(seed, openNs, extraStocks, rate, 0);
    }

    /** Whether there can be so many companies. */
    public static boolean isMarketOf(int companies) {
        return companies == 0 || companies >= Companies.LEAST && companies <= Companies.MOST;
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
