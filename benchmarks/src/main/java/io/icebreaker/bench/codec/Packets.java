package io.icebreaker.bench.codec;

import java.util.Random;

/** Full packets as a decoder holds them just before it fills a slot: plausible numbers from a seed. */
final class Packets {
    static final int COUNT = 1024;
    static final int LEVELS = 5;

    private static final long START_NS = 1_767_584_700_000_000_000L;
    private static final long STEP_NS = 1_000_000;
    private static final int INSTRUMENTS = 100;
    private static final long MIDDLE_TICKS = 50_000;
    private static final long TICK_SIZE = 500;

    final int[] id = new int[COUNT];
    final long[] timeNs = new long[COUNT];
    final long[] ltp = new long[COUNT];
    final long[] lastQty = new long[COUNT];
    final long[] volume = new long[COUNT];
    final long[] totalQty = new long[COUNT];
    final long[] bestBid = new long[COUNT];
    final int[] levelQty = new int[COUNT];

    Packets(long seed) {
        var random = new Random(seed);
        for (int n = 0; n < COUNT; n++) {
            id[n] = random.nextInt(INSTRUMENTS);
            timeNs[n] = START_NS + n * STEP_NS;
            ltp[n] = (MIDDLE_TICKS + random.nextInt(200)) * TICK_SIZE;
            lastQty[n] = 1 + random.nextInt(500);
            volume[n] = 1_000_000L + n * 10L;
            totalQty[n] = 100_000 + random.nextInt(100_000);
            bestBid[n] = ltp[n] - TICK_SIZE;
            levelQty[n] = 1 + random.nextInt(2_000);
        }
    }

    long bid(int n, int level) {
        return bestBid[n] - level * TICK_SIZE;
    }

    long ask(int n, int level) {
        return bestBid[n] + (level + 1) * TICK_SIZE;
    }
}
