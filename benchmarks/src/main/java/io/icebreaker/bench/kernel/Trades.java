package io.icebreaker.bench.kernel;

import java.util.Random;

/**
 * A market in arrays, made beforehand: which instrument trades next follows Zipf's law (the n-th busiest
 * trades 1/n as often as the busiest), prices walk a few ticks at a time within {@link #LEVELS} levels. Read
 * round and round: trade {@code n} is entry {@code n % size}, its time goes on.
 */
final class Trades {
    /** Rows that a busy instrument's bar has. */
    static final int LEVELS = 100;

    /** E4. */
    static final long TICK_SIZE = 500;

    /** Midnight UTC, a session's open in a market that never closes: bars of all intervals begin there. */
    static final long START_NS = 1_767_571_200_000_000_000L;

    private static final long LOWEST_TICK = 50_000;
    private static final int FARTHEST_STEP = 3;
    private static final int MOST_QTY = 500;

    private final int instruments;
    private final long stepNs;
    private final int[] id;
    private final long[] priceE4;
    private final int[] signedQty;

    /** {@code stepNs} from a trade to the next, of all instruments together. */
    Trades(int instruments, int size, long stepNs, long seed) {
        this.instruments = instruments;
        this.stepNs = stepNs;
        id = new int[size];
        priceE4 = new long[size];
        signedQty = new int[size];
        var random = new Random(seed);
        double[] upTo = zipf(instruments);
        int[] level = random.ints(instruments, 0, LEVELS).toArray();
        for (int n = 0; n < size; n++) {
            int who = choose(upTo, random.nextDouble());
            level[who] = walk(level[who], random.nextInt(2 * FARTHEST_STEP + 1) - FARTHEST_STEP);
            id[n] = who;
            priceE4[n] = (LOWEST_TICK + level[who]) * TICK_SIZE;
            int qty = 1 + random.nextInt(MOST_QTY);
            signedQty[n] = random.nextBoolean() ? qty : -qty;
        }
    }

    /** Cumulative shares. */
    private static double[] zipf(int count) {
        var upTo = new double[count];
        double sum = 0;
        for (int n = 0; n < count; n++) {
            sum += 1.0 / (n + 1);
            upTo[n] = sum;
        }
        for (int n = 0; n < count; n++) {
            upTo[n] /= sum;
        }
        return upTo;
    }

    private static int choose(double[] upTo, double share) {
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (share < upTo[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Turns back at the lowest and the highest level. */
    private static int walk(int level, int by) {
        int next = Math.abs(level + by);
        return next < LEVELS ? next : 2 * (LEVELS - 1) - next;
    }

    int instruments() {
        return instruments;
    }

    int size() {
        return id.length;
    }

    int id(int at) {
        return id[at];
    }

    long priceE4(int at) {
        return priceE4[at];
    }

    /** Quantity; above 0 a buyer began the trade, below 0 a seller. */
    int signedQty(int at) {
        return signedQty[at];
    }

    /** Where trade {@code n} stands in the arrays, whose length is a power of two. */
    int at(long n) {
        return (int) (n & id.length - 1);
    }

    /** Of trade {@code n}, which may lie beyond the arrays. */
    long timeNs(long n) {
        return START_NS + n * stepNs;
    }
}
