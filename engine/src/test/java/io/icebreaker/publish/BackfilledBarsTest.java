package io.icebreaker.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackfilledBarsTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    private static long[] minute(long start, long volume) {
        return new long[] {start, 10, 12, 9, 11, volume, -1, 0, 400 * MINUTE_NS, 401 * MINUTE_NS};
    }

    private static long[] flat(Map<Long, long[]> sorted) {
        return sorted.values().stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    @Test
    void keepsMinutesSortedAndTheLatestWordAboutEach() {
        var bars = new BackfilledBars(3, 10_000);
        var random = new SplittableRandom(8);
        Map<Long, long[]> expected = new TreeMap<>();
        for (int n = 0; n < 5_000; n++) {
            long start = random.nextLong(random.nextBoolean() ? 600 : n + 1) * MINUTE_NS;
            long[] minute = minute(start, n);
            bars.put(1, minute);
            expected.put(start, minute);
            if (n % 97 == 0) {
                assertArrayEquals(flat(expected), bars.of(1), "after " + n);
            }
        }
        assertEquals(expected.size(), bars.kept());
        assertEquals(5_000, bars.version(1));
        assertEquals(0, bars.of(0).length);
        assertEquals(0, bars.refused());
    }

    @Test
    void hasABoundAndCountsWhatIsBeyond() {
        var bars = new BackfilledBars(2, 3);
        for (int n = 0; n < 5; n++) {
            bars.put(n % 2, minute(n * MINUTE_NS, n));
        }
        assertEquals(3, bars.kept());
        assertEquals(2, bars.refused());
        bars.put(0, minute(0, 77)); // a minute it has may still change
        assertEquals(77, bars.of(0)[5]);
    }

    @Test
    void aMinuteIsABarWithoutSides() {
        long[] bar = BackfilledBars.bar(minute(3 * MINUTE_NS, 500), 0, 7, -42);
        assertEquals(7, bar[Bar.ID]);
        assertEquals(3 * MINUTE_NS, bar[Bar.START_NS]);
        assertEquals(4 * MINUTE_NS, bar[Bar.END_NS]);
        assertEquals(500, Bar.volume(bar, 0));
        assertEquals(0, Bar.delta(bar, 0));
        assertEquals(-42, bar[Bar.CVD]);
        assertEquals(Bar.BACKFILLED, bar[Bar.FLAGS], "no open interest, no rows");
        assertTrue(!Bar.isEmpty(bar, 0));
    }

    @Test
    void readersSeeWholeMinutesInOrderWhileTheWriterWrites() throws Exception {
        var bars = new BackfilledBars(1, 100_000);
        var done = new AtomicBoolean();
        var writer =
                new Thread(
                        () -> {
                            for (long n = 0; n < 20_000; n++) {
                                bars.put(0, minute(n * MINUTE_NS, n));
                            }
                            done.set(true);
                        });
        writer.start();
        while (!done.get()) {
            long[] all = bars.of(0);
            for (int at = 0; at < all.length; at += BackfilledBars.WORDS) {
                long n = at / BackfilledBars.WORDS;
                assertEquals(n * MINUTE_NS, all[at]);
                assertEquals(n, all[at + 5]);
            }
        }
        writer.join();
    }
}
