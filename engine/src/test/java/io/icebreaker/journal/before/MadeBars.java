package io.icebreaker.journal.before;

import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.Interval;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Series by a seed: usual bars, and now and then numbers of any size. */
final class MadeBars {
    static final long DAY_NS = 86_400_000_000_000L;

    private MadeBars() {}

    static BarKey key(int number, Interval interval) {
        return new BarKey("NSE", 1 + number, "SYMBOL-é" + number, interval);
    }

    static SortedMap<BarKey, BarSeries> of(long seed, int instruments) {
        var random = new Random(seed);
        var made = new TreeMap<BarKey, BarSeries>();
        for (int number = 0; number < instruments; number++) {
            for (Interval interval : new Interval[] {Interval.M1, Interval.H1, Interval.D1}) {
                made.put(key(number, interval), series(key(number, interval), random));
            }
        }
        return made;
    }

    private static BarSeries series(BarKey key, Random random) {
        var series = new BarSeries(key.symbol(), key.interval() == Interval.D1);
        long start = 19_000 * DAY_NS + random.nextInt(100) * key.interval().lengthNs();
        long close = 1 + random.nextInt(50_000_000);
        int most = key.interval() == Interval.D1 ? 1_000 : 400;
        for (int bar = 1 + random.nextInt(most); bar > 0; bar--) {
            boolean odd = random.nextInt(50) == 0;
            long open = odd ? random.nextLong() : close + 500 * (random.nextInt(41) - 20);
            close = odd ? random.nextLong() : open + 500 * (random.nextInt(41) - 20);
            series.add(
                    new BarSeries.Row(
                            start,
                            open,
                            Math.max(open, close) + 500L * random.nextInt(9),
                            Math.min(open, close) - 500L * random.nextInt(9),
                            close,
                            odd ? random.nextLong() : random.nextInt(1_000_000),
                            random.nextBoolean() ? 0 : close + 1,
                            random.nextBoolean() ? 0 : random.nextLong()));
            start += key.interval().lengthNs() * (1 + (odd ? random.nextInt(1_000) : 0));
        }
        return series;
    }

    /** A short series: start in days, close. */
    static BarSeries days(String symbol, long... startAndClose) {
        var series = new BarSeries(symbol, true);
        for (int i = 0; i < startAndClose.length; i += 2) {
            long close = startAndClose[i + 1];
            series.add(
                    new BarSeries.Row(
                            startAndClose[i] * DAY_NS, close, close, close, close, 1, 0, 0));
        }
        return series;
    }
}
