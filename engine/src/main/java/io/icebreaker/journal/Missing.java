package io.icebreaker.journal;

/** Adds up a stretch of events: its edges, and how many of them are packets. One thread. */
final class Missing {
    private long from;
    private long to;
    private long fromNs;
    private long toNs;
    private long ticks;

    boolean isEmpty() {
        return from == 0;
    }

    void add(long sequence, long receiveTimeNs, boolean isTick) {
        if (from == 0) {
            from = sequence;
            fromNs = receiveTimeNs;
        }
        to = sequence;
        toNs = Math.max(toNs, receiveTimeNs);
        ticks += isTick ? 1 : 0;
    }

    /** The stretch that follows this one joins it. */
    void add(Missing next) {
        if (from == 0) {
            from = next.from;
            fromNs = next.fromNs;
        }
        to = next.to;
        toNs = Math.max(toNs, next.toNs);
        ticks += next.ticks;
    }

    void clear() {
        from = 0;
        to = 0;
        fromNs = 0;
        toNs = 0;
        ticks = 0;
    }

    /** First event. */
    long from() {
        return from;
    }

    /** Last event. */
    long to() {
        return to;
    }

    long fromNs() {
        return fromNs;
    }

    long toNs() {
        return toNs;
    }

    long count() {
        return from == 0 ? 0 : to - from + 1;
    }

    long ticks() {
        return ticks;
    }
}
