package io.icebreaker.feed.rest;

/**
 * The times of the last calls under one limit. Not thread-safe; times are booked in ascending order, so the
 * oldest of the last {@code n} calls says when the next may go.
 */
final class CallWindow {
    private final Limit limit;
    private final long[] times;
    private int next;
    private boolean isFull;

    CallWindow(Limit limit) {
        this.limit = limit;
        this.times = new long[limit.calls()];
    }

    /** The first moment, from {@code at} on, at which a call breaks no limit. */
    long earliest(long at) {
        if (!isFull) {
            return at;
        }
        long free = times[next] + limit.spanNs();
        return free - at > 0 ? free : at;
    }

    void book(long at) {
        times[next] = at;
        next = (next + 1) % times.length;
        isFull |= next == 0;
    }

    /** {@code 10/s}, {@code 400/min}, {@code 1 in 3 s}. */
    String words() {
        long span = limit.spanNs();
        if (span == Limit.SECOND_NS) {
            return limit.calls() + "/s";
        }
        if (span == Limit.MINUTE_NS) {
            return limit.calls() + "/min";
        }
        if (span == Limit.HOUR_NS) {
            return limit.calls() + "/h";
        }
        if (span == Limit.DAY_NS) {
            return limit.calls() + "/day";
        }
        return limit.calls() + " in " + span / (double) Limit.SECOND_NS + " s";
    }
}
