package io.icebreaker.bar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Value areas by every rule, nodes, and the spreading of candles, against the plain words of section 3. */
class ProfileRowsTest {
    private static final int PERMILLE = 1_000;

    private static FootprintRules rules(int permille, int step) {
        return new FootprintRules(permille, step, 300, 1, 3, 1, 3, 30, 200, 20, 10, 30, 60, 20);
    }

    private static long[] rows(Random random) {
        var words = new long[(1 + random.nextInt(14)) * Rows.WORDS];
        for (int i = 0; i < words.length; i += Rows.WORDS) {
            words[i + Rows.BID] = random.nextInt(4) * 10;
            words[i + Rows.ASK] = random.nextInt(3) * 10;
            words[i + Rows.NEUTRAL] = random.nextInt(9) == 0 ? 500 : 0;
        }
        return words;
    }

    private static long total(long[] words, int from, int to) {
        long total = 0;
        for (int row = Math.max(0, from); row < Math.min(to, words.length / Rows.WORDS); row++) {
            total += Rows.total(words, 0, row);
        }
        return total;
    }

    @Test
    void growsValueAreasAsWritten() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            long[] words = rows(random);
            int rows = words.length / Rows.WORDS;
            int poc = Rows.poc(words, 0, rows);
            if (poc == Rows.NONE) {
                continue;
            }
            int permille = 1 + random.nextInt(PERMILLE);
            int step = 1 + random.nextInt(2);
            int from = poc;
            int to = poc + 1;
            while (PERMILLE * total(words, from, to) < permille * total(words, 0, rows)) {
                boolean canUp = to < rows;
                boolean canDown = from > 0;
                long up = total(words, to, to + step);
                long down = total(words, from - step, from);
                if (canUp && (!canDown || up >= down)) {
                    to = Math.min(rows, to + step);
                } else {
                    from = Math.max(0, from - step);
                }
            }
            long area = Rows.valueArea(words, 0, rows, poc, rules(permille, step));
            assertEquals(from, Rows.low(area), "seed " + seed);
            assertEquals(to - 1, Rows.high(area), "seed " + seed);
        }
    }

    @Test
    void findsPeaksAndHollows() {
        for (long seed = 0; seed < 2_000; seed++) {
            long[] words = rows(new Random(seed));
            int rows = words.length / Rows.WORDS;
            long sum = total(words, 0, rows);
            double mean = (double) sum / rows;
            for (int row = 0; row < rows; row++) {
                long most = Long.MIN_VALUE;
                long least = Long.MAX_VALUE;
                for (int i = Math.max(0, row - 3); i <= Math.min(rows - 1, row + 3); i++) {
                    most = Math.max(most, total(words, i, i + 1));
                    least = Math.min(least, total(words, i, i + 1));
                }
                long its = total(words, row, row + 1);
                boolean high = sum > 0 && its == most && its >= 1.2 * mean - 1e-9;
                boolean low = sum > 0 && its == least && its <= 0.5 * mean + 1e-9;
                assertEquals(high, VolumeNodes.isHigh(words, 0, rows, row, sum), "seed " + seed);
                assertEquals(low, VolumeNodes.isLow(words, 0, rows, row, sum), "seed " + seed);
            }
        }
    }

    @Test
    void spreadsACandleWithTheRemainderFromTheLowestRowUp() {
        var ladder = new Ladder();
        ladder.spread(-1, 2, 11);
        var words = new long[4 * Rows.WORDS];
        ladder.copyTo(words, 0);
        assertEquals(3, words[Rows.NEUTRAL]);
        assertEquals(3, words[Rows.WORDS + Rows.NEUTRAL]);
        assertEquals(3, words[2 * Rows.WORDS + Rows.NEUTRAL]);
        assertEquals(2, words[3 * Rows.WORDS + Rows.NEUTRAL]);
        assertEquals(-1, ladder.firstRow());
    }

    @Test
    void findsClustersWhoseSquaresLeave64Bits() {
        var clusters = new Clusters();
        var words = new long[6 * Rows.WORDS];
        for (int row = 0; row < 6; row++) {
            words[row * Rows.WORDS + Rows.ASK] = row == 3 ? 900_000_000_000L : 1;
        }
        clusters.read(words, 0, 6);
        assertEquals(true, clusters.standsOut(900_000_000_000L)); // 2.236 deviations above the mean
        assertEquals(false, clusters.standsOut(1));
        clusters.read(words, 0, 5); // 2.0 exactly: (n - 1) / sqrt(n - 1)
        assertEquals(true, clusters.standsOut(900_000_000_000L));
        clusters.read(words, 0, 4);
        assertEquals(false, clusters.standsOut(900_000_000_000L)); // fewer than five rows
    }
}
