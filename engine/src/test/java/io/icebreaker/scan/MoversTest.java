package io.icebreaker.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Movers and breadth (analytics 8.4, 8.5) against sorting and recounting. */
class MoversTest {
    private record One(
            int id, int rank, long open, long last, long before, long volume, long turnover) {
        boolean isTraded() {
            return before > 0 && volume > 0;
        }

        boolean isSuspect() {
            return isTraded() && (100 * open < 82 * before || 100 * open > 125 * before);
        }

        boolean counts() {
            return isTraded() && !isSuspect();
        }

        int compareMove(One other) {
            BigInteger mine =
                    BigInteger.valueOf(last - before).multiply(BigInteger.valueOf(other.before));
            BigInteger theirs =
                    BigInteger.valueOf(other.last - other.before)
                            .multiply(BigInteger.valueOf(before));
            return mine.compareTo(theirs);
        }
    }

    private final Random random = new Random(84);

    private One random(int id, int rank) {
        boolean expensive = random.nextInt(4) == 0; // products beyond 64 bits
        long before =
                random.nextInt(9) == 0 ? 0 : (expensive ? 5_000_000_000L : 100) + random.nextInt(5);
        long last = before + (random.nextInt(5) - 2) * (expensive ? 40_000_000L : 2);
        long open = before * (70 + random.nextInt(70)) / 100;
        long volume = random.nextInt(9) == 0 ? 0 : 10;
        return new One(id, rank, open, last, before, volume, random.nextInt(3));
    }

    private static void add(Movers movers, One one) {
        movers.add(one.id, one.rank, one.open, one.last, one.before, one.volume, one.turnover);
    }

    @Test
    void theBestFewAreThoseOfAFullSort() {
        var movers = new Movers(Movers.SHOWN);
        int suspects = 0;
        for (int round = 0; round < 3_000; round++) {
            List<One> all = new ArrayList<>();
            int count = random.nextInt(40);
            for (int i = 0; i < count; i++) {
                all.add(random(i, (i * 7 + 3) % 41));
            }
            movers.clear();
            all.forEach(one -> add(movers, one));
            Comparator<One> byTurnover = Comparator.comparingLong(One::turnover).reversed();
            Comparator<One> ties = byTurnover.thenComparingInt(One::rank);
            Comparator<One> upFirst = (a, b) -> b.compareMove(a);
            assertEquals(
                    ids(all, 1, upFirst.thenComparing(ties)),
                    ids(movers.upCount(), movers::up),
                    () -> all.toString());
            assertEquals(
                    ids(all, -1, upFirst.reversed().thenComparing(ties)),
                    ids(movers.downCount(), movers::down),
                    () -> all.toString());
            assertEquals(
                    all.stream().filter(One::isSuspect).map(One::id).toList(),
                    ids(movers.suspectsKept(), movers::suspect));
            suspects += movers.suspectCount();
        }
        assertTrue(suspects > 1_000, suspects + " suspects");
    }

    private static List<Integer> ids(List<One> all, int sign, Comparator<One> order) {
        return all.stream()
                .filter(One::counts)
                .filter(one -> Long.signum(one.last - one.before) == sign)
                .sorted(order)
                .limit(5)
                .map(One::id)
                .toList();
    }

    private static List<Integer> ids(int count, java.util.function.IntUnaryOperator at) {
        List<Integer> ids = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            ids.add(at.applyAsInt(n));
        }
        return ids;
    }

    @Test
    void suspectsBeyondTheRoomAreCounted() {
        var movers = new Movers(1);
        for (int i = 0; i < 100; i++) {
            movers.add(i, i, 200, 200, 100, 1, 1);
        }
        assertEquals(100, movers.suspectCount());
        assertEquals(64, movers.suspectsKept());
        assertEquals(0, movers.upCount());
    }

    @Test
    void breadthIsARecountAfterEveryUpdate() {
        var breadth = new Breadth(30);
        One[] now = new One[30];
        for (int round = 0; round < 20_000; round++) {
            if (random.nextInt(2_000) == 0) {
                breadth.clear();
                java.util.Arrays.fill(now, null);
            }
            int id = random.nextInt(30);
            now[id] = random(id, id);
            One one = now[id];
            breadth.update(id, one.open, one.last, one.before, one.volume);
            assertEquals(count(now, 1), breadth.advances());
            assertEquals(count(now, -1), breadth.declines());
            assertEquals(count(now, 0), breadth.unchanged());
            double ratio = (double) count(now, 1) / count(now, -1);
            assertEquals(count(now, -1) == 0 ? Double.NaN : ratio, breadth.ratio());
        }
    }

    private static int count(One[] now, int sign) {
        int count = 0;
        for (One one : now) {
            count +=
                    one != null && one.counts() && Long.signum(one.last - one.before) == sign
                            ? 1
                            : 0;
        }
        return count;
    }
}
