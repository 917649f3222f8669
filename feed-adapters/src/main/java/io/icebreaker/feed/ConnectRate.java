package io.icebreaker.feed;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many tries to connect in any minute: what back-off alone does not promise when each try
 * succeeds and is cut at once. One thread.
 */
final class ConnectRate {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final int most;
    private final Deque<Long> triesNs = new ArrayDeque<>();

    ConnectRate(int most) {
        this.most = most;
    }

    /** How long the next try must still wait, ns; 0 when it may be now. */
    long waitNs(long nowNs) {
        while (!triesNs.isEmpty() && nowNs - triesNs.peekFirst() >= MINUTE_NS) {
            triesNs.removeFirst();
        }
        return triesNs.size() < most ? 0 : MINUTE_NS - (nowNs - triesNs.peekFirst());
    }

    /** A try is made. */
    void onTry(long nowNs) {
        if (most != Integer.MAX_VALUE) {
            triesNs.addLast(nowNs);
        }
    }
}
