package io.icebreaker.telemetry;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The latest delays beyond a millisecond. One writer, any number of readers; allocation-free for the writer.
 * An entry that is overwritten while it is read is left out.
 */
public final class OutlierLog {
    /** More than a page shows. A power of two. */
    static final int CAPACITY = 64;

    /** UI-122. */
    public static final long OUTLIER_NS = 1_000_000;

    private static final int WORDS = 5;
    private static final Outlier.Cause[] CAUSES = Outlier.Cause.values();

    private final AtomicLongArray words = new AtomicLongArray(CAPACITY * WORDS);
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();

    /** One more, by the writer; see {@link Outlier} for the figures. */
    public void add(long visibleNs, long tookNs, long waitedNs, int events, Outlier.Cause cause) {
        long number = ended.getPlain();
        begun.setOpaque(number + 1);
        VarHandle.storeStoreFence();
        int at = (int) (number & CAPACITY - 1) * WORDS;
        words.setOpaque(at, visibleNs);
        words.setOpaque(at + 1, tookNs);
        words.setOpaque(at + 2, waitedNs);
        words.setOpaque(at + 3, events);
        words.setOpaque(at + 4, cause.ordinal());
        ended.setRelease(number + 1);
    }

    /** How many there were, those that are forgotten included. */
    public long count() {
        return ended.getAcquire();
    }

    /** Those that are kept, the oldest first. */
    public List<Outlier> latest() {
        long end = ended.getAcquire();
        List<Outlier> found = new ArrayList<>();
        for (long number = Math.max(0, end - CAPACITY); number < end; number++) {
            int at = (int) (number & CAPACITY - 1) * WORDS;
            Outlier outlier = read(at);
            VarHandle.loadLoadFence();
            if (begun.getOpaque() <= number + CAPACITY) {
                found.add(outlier);
            }
        }
        return found;
    }

    private Outlier read(int at) {
        return new Outlier(
                words.getOpaque(at),
                words.getOpaque(at + 1),
                words.getOpaque(at + 2),
                (int) words.getOpaque(at + 3),
                CAUSES[(int) words.getOpaque(at + 4)]);
    }
}
