package io.icebreaker.stage.iceberg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BookMeasuresTest {
    /** Five bids, then five asks: price in paise, size. */
    private static long[] book(long... priceAndSize) {
        long[] words = new long[Books.WORDS];
        for (int i = 0; i < priceAndSize.length; i += 3) {
            int at = (int) (priceAndSize[i] < 0 ? -priceAndSize[i] + 4 : priceAndSize[i] - 1) * 2;
            words[at] = priceAndSize[i + 1] * 100;
            words[at + 1] = priceAndSize[i + 2];
        }
        return words;
    }

    @Test
    void agreesWithTheWorkedExample() {
        long[] book = book(1, 10_000, 600, -1, 10_005, 200); // T1, packet 4

        assertEquals(0.5, BookMeasures.obi1(book, 0));
        assertEquals(100.0375, BookMeasures.microprice(book, 0));
        assertEquals(1.0, BookMeasures.spreadTicks(book, 0, 500));
    }

    @Test
    void weighsNearLevelsMore() {
        long[] book =
                book(
                        1, 10_000, 100, 2, 9_995, 200, 3, 9_990, 70, 5, 9_980, 50, -1, 10_005, 80,
                        -4, 10_020, 700);

        assertEquals((420 - 780) / (420.0 + 780), BookMeasures.obi5(book, 0));
        double bid = 1.0 * 100 + 0.8 * 200 + 0.6 * 70 + 0.2 * 50;
        double ask = 1.0 * 80 + 0.4 * 700;
        assertEquals((bid - ask) / (bid + ask), BookMeasures.obi5Weighted(book, 0), 1e-15);
    }

    @Test
    void aOneSidedBookLeansAllTheWay() {
        assertEquals(1.0, BookMeasures.obi1(book(1, 10_000, 600), 0));
        assertEquals(-1.0, BookMeasures.obi5(book(-1, 10_000, 600), 0));
        assertTrue(Double.isNaN(BookMeasures.microprice(book(1, 10_000, 600), 0)));
        assertTrue(Double.isNaN(BookMeasures.spreadTicks(book(-1, 10_000, 600), 0, 500)));
    }

    @Test
    void aCrossedOrLockedOrEmptyBookHasNoImbalance() {
        for (long ask : new long[] {9_995, 10_000}) {
            long[] book = book(1, 10_000, 600, -1, ask, 200);
            assertTrue(Double.isNaN(BookMeasures.obi1(book, 0)));
            assertTrue(Double.isNaN(BookMeasures.obi5(book, 0)));
            assertTrue(Double.isNaN(BookMeasures.obi5Weighted(book, 0)));
        }
        assertTrue(Double.isNaN(BookMeasures.imbalance(0, 0)));
        assertFalse(Double.isNaN(BookMeasures.imbalance(1, 0)));
    }

    @Test
    void forgetsAllButTheLatestTwentyDays() {
        var volumes = new DailyVolumes(1);
        assertTrue(volumes.isLarge(0, 5, 10_000), "0.05% of today");
        assertFalse(volumes.isLarge(0, 5, 10_001));
        for (int day = 30; day > 0; day--) {
            volumes.add(0, day, day <= 10 ? 1 : 2_000_000);
            volumes.add(0, day, day <= 10 ? 1 : 2_000_000); // said twice
        }
        assertTrue(volumes.isLarge(0, 1_000, 1));
        assertFalse(volumes.isLarge(0, 999, 1));
        volumes.add(0, 31, 42_000_000); // the mean of twenty is now 4 million
        assertFalse(volumes.isLarge(0, 1_999, 1));
        assertTrue(volumes.isLarge(0, 2_000, 1));
    }
}
