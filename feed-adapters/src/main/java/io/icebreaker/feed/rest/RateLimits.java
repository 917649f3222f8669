package io.icebreaker.feed.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.NanoClock;

/**
 * A broker's rate limits, by bucket: each call counts against one bucket, and a bucket may have several
 * limits (10 a second, 400 a minute, 5,000 a day). Never more than the limit within <i>any</i> span of its
 * length, for brokers count in rolling windows: the times of the last calls are kept, 8 bytes a call allowed.
 *
 * <p>Any thread; reads only the injected clock and never sleeps: callers wait what it says.
 */
public final class RateLimits {
    /** What {@link #reserve} answers when a call would have to wait longer than it may. */
    public static final long TOO_LONG = -1;

    private final NanoClock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>();

    /** @param clock monotonic ns */
    public RateLimits(NanoClock clock) {
        this.clock = clock;
    }

    /** Adds a bucket; returns this. */
    public RateLimits bucket(String name, Limit... limits) {
        List<CallWindow> windows = new ArrayList<>();
        for (Limit limit : limits) {
            windows.add(new CallWindow(limit));
        }
        if (buckets.put(name, new Bucket(windows)) != null) {
            throw new IllegalArgumentException("bucket " + name + " is there already");
        }
        return this;
    }

    /**
     * Books a place for one call.
     *
     * @return ns to wait before it may go out, 0 for at once; {@link #TOO_LONG} when that were more than
     *     {@code maxWaitNs}: then nothing is booked and the refusal is counted
     * @throws IllegalArgumentException when there is no such bucket
     */
    public synchronized long reserve(String bucket, long maxWaitNs) {
        Bucket wanted = named(bucket);
        long now = clock.nanoTime();
        long at = wanted.earliest(now);
        if (at - now > maxWaitNs) {
            wanted.refused++;
            return TOO_LONG;
        }
        wanted.book(at, at > now);
        return at - now;
    }

    /** The broker said 429: nothing of this bucket goes out for so long. A pause never shortens one. */
    public synchronized void pause(String bucket, long ns) {
        Bucket paused = named(bucket);
        long now = clock.nanoTime();
        paused.pausedUntil = Math.max(paused.hold(now), now + ns);
        paused.pauses++;
    }

    /** One bucket's counters and what is free. */
    public synchronized List<BucketStatus> status() {
        long now = clock.nanoTime();
        List<BucketStatus> status = new ArrayList<>();
        buckets.forEach((name, bucket) -> status.add(bucket.status(name, now)));
        return status;
    }

    private Bucket named(String name) {
        Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new IllegalArgumentException(
                    "no rate limit called " + name + ", only " + buckets.keySet());
        }
        return bucket;
    }

    /**
     * One bucket as the System page shows it.
     *
     * @param limits in words, e.g. {@code "10/s, 400/min"}
     * @param calls booked so far
     * @param delayed of these, how many had to wait
     * @param refused turned away because the wait were too long
     * @param pauses the broker's 429s
     * @param waitNs what a call now would wait
     */
    public record BucketStatus(
            String name,
            String limits,
            long calls,
            long delayed,
            long refused,
            long pauses,
            long waitNs) {}

    private static final class Bucket {
        private final List<CallWindow> windows;
        private Long pausedUntil;
        private long calls;
        private long delayed;
        private long refused;
        private long pauses;

        Bucket(List<CallWindow> windows) {
            this.windows = windows;
        }

        long hold(long now) {
            return pausedUntil == null || pausedUntil - now <= 0 ? now : pausedUntil;
        }

        long earliest(long now) {
            long at = hold(now);
            for (CallWindow window : windows) {
                at = Math.max(at, window.earliest(at));
            }
            return at;
        }

        void book(long at, boolean hadToWait) {
            windows.forEach(window -> window.book(at));
            calls++;
            delayed += hadToWait ? 1 : 0;
        }

        BucketStatus status(String name, long now) {
            String words = String.join(", ", windows.stream().map(CallWindow::words).toList());
            return new BucketStatus(
                    name, words, calls, delayed, refused, pauses, earliest(now) - now);
        }
    }
}
