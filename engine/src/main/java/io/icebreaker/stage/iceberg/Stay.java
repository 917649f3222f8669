package io.icebreaker.stage.iceberg;

/**
 * One side's best price for as long as it does not move: what traded into it, what stood there and for how
 * long, in one-second buckets of event time. Times epoch ms, sizes units. One thread; allocates nothing after
 * construction.
 */
final class Stay {
    static final long NEVER = Long.MIN_VALUE;
    private static final int WINDOW = 60;
    private static final long SECOND_MS = 1_000;

    /** A bucket: traded, size x ms, ms. */
    private static final int TRADED = 0;

    private static final int SIZE_MS = 1;
    private static final int COVERED_MS = 2;
    private static final int BUCKET = 3;

    private final long[] buckets = new long[WINDOW * BUCKET];
    private final long[] sums = new long[BUCKET];
    private long price;
    private long size;
    private long sinceMs;
    private long firstSecond;

    /** When the running second is over, and where its bucket begins. */
    private long secondEndMs;

    private int bucket;
    private double emitted = Double.NaN;
    private double multiple = Double.NaN;

    /** No best price any more, or none worth the name. */
    void end() {
        if (price != 0) {
            price = 0;
            size = 0;
            clear();
            multiple = Double.NaN;
            emitted = Double.NaN;
        }
    }

    /** What passed in the stay's seconds; most stays are short, and all other buckets are empty. */
    private void clear() {
        long running = secondEndMs / SECOND_MS - 1;
        for (long second = Math.max(firstSecond, running - WINDOW + 1);
                second <= running;
                second++) {
            int at = Math.floorMod(second, WINDOW) * BUCKET;
            buckets[at + TRADED] = 0;
            buckets[at + SIZE_MS] = 0;
            buckets[at + COVERED_MS] = 0;
        }
        sums[TRADED] = 0;
        sums[SIZE_MS] = 0;
        sums[COVERED_MS] = 0;
    }

    /** The side's best level in a packet, price 0 for none. */
    void book(long bestPrice, long bestSize, long ms) {
        if (bestPrice != price) {
            end();
            price = bestPrice;
            sinceMs = ms;
            firstSecond = Math.floorDiv(ms, SECOND_MS);
            begin(firstSecond);
        }
        size = bestSize;
    }

    private void begin(long second) {
        secondEndMs = (second + 1) * SECOND_MS;
        bucket = Math.floorMod(second, WINDOW) * BUCKET;
    }

    /** The standing size's time passes from one instant to a later one. */
    void pass(long fromMs, long toMs) {
        if (price == 0) {
            return;
        }
        long from = fromMs;
        while (from < toMs) {
            advance(from);
            long next = Math.min(toMs, secondEndMs);
            add(SIZE_MS, size * (next - from));
            add(COVERED_MS, next - from);
            from = next;
        }
    }

    /** A trade that consumes this side, after {@link #advance}; it counts at the best price itself. */
    void trade(long atPrice, long qty) {
        if (price != 0 && atPrice == price) {
            add(TRADED, qty);
        }
    }

    private void add(int field, long value) {
        buckets[bucket + field] += value;
        sums[field] += value;
    }

    /** Time has come to {@code ms}: what is older than the window leaves. */
    void advance(long ms) {
        if (price == 0 || ms < secondEndMs) {
            return;
        }
        long now = Math.floorDiv(ms, SECOND_MS);
        long running = secondEndMs / SECOND_MS - 1;
        for (long gone = Math.max(running + 1, now - WINDOW + 1); gone <= now; gone++) {
            int at = Math.floorMod(gone, WINDOW) * BUCKET;
            for (int field = 0; field < BUCKET; field++) {
                sums[field] -= buckets[at + field];
                buckets[at + field] = 0;
            }
        }
        begin(now);
    }

    /** Works out the multiple as of {@code ms}, after {@link #advance}, and keeps it. */
    double measure(long ms) {
        long windowMs = ms - secondEndMs + WINDOW * SECOND_MS; // since the oldest bucket began
        boolean known =
                price != 0
                        && sums[SIZE_MS] > 0
                        && 2 * sums[COVERED_MS] >= Math.min(windowMs, heldMs(ms));
        multiple =
                known
                        ? (double) sums[TRADED]
                                / ((double) sums[SIZE_MS] / (double) sums[COVERED_MS])
                        : Double.NaN;
        return multiple;
    }

    double multiple() {
        return multiple;
    }

    /** E4, 0 while there is no best price. */
    long price() {
        return price;
    }

    /** Quantity traded into it within the window. */
    long traded() {
        return sums[TRADED];
    }

    long heldMs(long ms) {
        return ms - sinceMs;
    }

    /** Multiple of the stay's last event, NaN before the first. */
    double emitted() {
        return emitted;
    }

    void emitted(double value) {
        emitted = value;
    }
}
