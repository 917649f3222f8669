package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.testing.Allocation;
import io.icebreaker.tick.Reject;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.Map;

/** What the tests of bad frames have in common (reliability F9): the expected refusals, and the cost of all. */
public final class BadFrames {
    /** Frames that each wire must refuse. */
    public static final int COUNT = 10_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final int WARM_UP_ROUNDS = 100;

    private final String what;
    private final long seed;
    private final Map<Reject, Long> expected = new EnumMap<>(Reject.class);

    /**
     * @param what whose frames, for what is printed
     * @param seed they are made from, so that a failing run can be had again
     */
    public BadFrames(String what, long seed) {
        this.what = what;
        this.seed = seed;
    }

    /** One more refusal must have been counted for this reason. */
    public void expect(Reject reason) {
        expected.merge(reason, 1L, Long::sum);
    }

    /** Each reason was counted as often as expected, and none besides. */
    public void assertCounted(CountingSink sink) {
        for (Reject reason : Reject.values()) {
            long count = expected.getOrDefault(reason, 0L);
            assertEquals(count, sink.rejects(reason), () -> "seed " + seed + " " + reason);
        }
    }

    /** Decodes all again, warm: prints what a frame costs, and allows no mebibyte for all together. */
    public void measure(int frames, Runnable decodeAll) {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            decodeAll.run();
        }
        var threads = ManagementFactory.getThreadMXBean();
        long fromNs = threads.getCurrentThreadCpuTime();
        long allocated = Allocation.of(decodeAll);
        long eachNs = (threads.getCurrentThreadCpuTime() - fromNs) / frames;
        System.out.printf(
                "bad frames of %s, seed %d: %s, %d ns of processor time a frame, %d bytes"
                        + " allocated%n",
                what, seed, expected, eachNs, allocated);
        assertTrue(allocated < MOST_BYTES, "allocated " + allocated);
    }
}
