package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.reference.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BulkVolumeTest {
    private static final long DAY = 1;

    /** One bar of fixture F1: close E4 and volume. */
    private record Candle(long close, long volume) {}

    private static List<Candle> f1() throws IOException {
        List<Candle> candles = new ArrayList<>();
        for (String line :
                Files.readAllLines(Recordings.data("analytics").resolve("f1_ohlcv.csv"))) {
            String[] cells = line.split(",");
            if (Character.isDigit(line.charAt(0))) {
                candles.add(new Candle(Long.parseLong(cells[4]) * 100, Long.parseLong(cells[5])));
            }
        }
        return candles;
    }

    @Test
    void holdsTheWorkedExampleOf15() throws IOException {
        var bulk = new BulkVolume(1);
        List<Long> buys = new ArrayList<>();
        for (Candle candle : f1()) {
            buys.add(bulk.next(0, DAY, candle.close(), candle.volume()));
        }

        assertEquals(64, buys.size());
        assertEquals(819, buys.get(63));
    }

    @Test
    void agreesWithTheFiguresOfTheExample() {
        double z = (111.30 - 112.70) / 1.2540769513869567;

        assertEquals(-1.116358927138932, z, 1e-15);
        assertEquals(0.1321342636210304, Normal.cdf(z), 1e-16);
        assertEquals(819, BulkVolume.buy(6_202, 111.30 - 112.70, 1.2540769513869567));
    }

    @Test
    void staysSilentUntilTwentyChangesAndWhenPricesStand() {
        var bulk = new BulkVolume(2);
        for (int i = 0; i <= 40; i++) {
            long buy = bulk.next(0, DAY, 1_000_000 + i % 2 * 500, 100);
            assertEquals(i <= 20, buy == BulkVolume.UNKNOWN, "bar " + i);
            assertEquals(BulkVolume.UNKNOWN, bulk.next(1, DAY, 1_000_000, 100));
        }
    }

    @Test
    void skipsTheChangeOverASessionsBoundary() {
        var bulk = new BulkVolume(1);
        for (int i = 0; i <= 30; i++) {
            bulk.next(0, DAY, 1_000_000 + i % 2 * 500, 100);
        }

        assertEquals(BulkVolume.UNKNOWN, bulk.next(0, DAY + 1, 2_000_000, 100));
        assertEquals(50, bulk.next(0, DAY + 1, 2_000_000, 100), "no change: half each");
    }

    @Test
    void agreesWithTheSumsOfTheWholeSeries() {
        var random = new Random(15);
        for (int session = 0; session < 200; session++) {
            var bulk = new BulkVolume(1);
            List<Double> changes = new ArrayList<>();
            long close = 1_000_000;
            bulk.next(0, DAY, close, 1);
            for (int i = 0; i < 120; i++) {
                long change = (random.nextInt(41) - 20) * 500L;
                long volume = 1 + random.nextInt(100_000);
                close += change;
                assertEquals(
                        naive(changes, change / 10000.0, volume),
                        bulk.next(0, DAY, close, volume),
                        "session " + session + " bar " + i);
                changes.add(change / 10000.0);
            }
        }
    }

    private static long naive(List<Double> before, double change, long volume) {
        List<Double> last = before.subList(Math.max(0, before.size() - 50), before.size());
        if (last.size() < 20) {
            return BulkVolume.UNKNOWN;
        }
        double mean = last.stream().mapToDouble(x -> x).average().orElseThrow();
        double variance =
                last.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
        if (last.stream().distinct().count() == 1) {
            return BulkVolume.UNKNOWN;
        }
        return (long) Math.floor(volume * integral(change / Math.sqrt(variance)) + 0.5);
    }

    /** Phi by Simpson's rule: slow, obvious, good to 1e-12. */
    private static double integral(double z) {
        int steps = 2_000;
        double h = z / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-(i * h) * (i * h) / 2);
        }
        return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
    }
}
