package io.icebreaker.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a feed's accepted packets say about its clock: front, watermark, skew (analytics 0.3). */
final class NaiveFeed {
    private static final long SECOND_NS = Duration.ofSeconds(1).toNanos();
    private static final int FIRST_PACKETS = 16;
    private static final int WINDOW = 31;
    private static final int SAMPLES_NEEDED = 5;

    private final List<Long> samples = new ArrayList<>();
    private int stampedPackets;
    private Long front;

    /** Exchange clock less ours, ns: the third largest of the last 31 samples. */
    long skewNs() {
        if (samples.size() < SAMPLES_NEEDED) {
            return 0;
        }
        List<Long> window = samples.subList(Math.max(0, samples.size() - WINDOW), samples.size());
        return window.stream().sorted(Comparator.reverseOrder()).skip(2).findFirst().orElseThrow();
    }

    /** A stamp after this moment is absurd. */
    long latestCredibleNs(long recvNs) {
        return recvNs + Math.max(0, skewNs()) + 2 * SECOND_NS;
    }

    /** What stands in for an absurd stamp. */
    long substituteNs(long recvNs) {
        return recvNs + Math.max(0, skewNs());
    }

    /** No packet to come gets an effective time below this; the smallest long before the first packet. */
    long watermarkNs() {
        return front == null
                ? Long.MIN_VALUE
                : Math.floorDiv(front - SECOND_NS, SECOND_NS) * SECOND_NS;
    }

    /** Takes in a packet already judged: its own stamp or null, and its time after the check. */
    void accept(Long stampNs, long recvNs, long timeNs) {
        if (stampNs != null) {
            stampedPackets++;
            if (stampedPackets <= FIRST_PACKETS || stampedPackets % FIRST_PACKETS == 0) {
                samples.add(stampNs - recvNs);
            }
        }
        front = front == null ? timeNs : Math.max(front, timeNs);
    }
}
