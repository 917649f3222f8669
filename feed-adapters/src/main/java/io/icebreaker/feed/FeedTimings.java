package io.icebreaker.feed;

/**
 * How patient a feed is, in ns.
 *
 * @param connectTimeoutNs from dialling to the end of the handshake, and from there to the answer to a
 *     login
 * @param deadAfterNs a link without any frame for so long is dead
 * @param muteAfterNs a link without ticks for so long is mute, or its market closed: said, not acted on
 * @param reconnectMuteAfterNs in a session, a link is replaced without ticks for so long, if any used to come
 * @param firstRetryNs longest wait before the first retry; the bound doubles with each further one
 * @param minRetryNs shortest wait before the later ones
 * @param maxRetryNs longest wait before any
 * @param stableAfterNs a link that lived so long starts the waits anew
 * @param tokenPollNs how often a refused feed looks for a new token
 * @param slotRetryNs wait when the broker says that there are too many connections; five times as long
 *     when it says so again
 * @param connectsPerMinute most tries to connect in any minute, whatever the waits
 */
public record FeedTimings(
        long connectTimeoutNs,
        long deadAfterNs,
        long muteAfterNs,
        long reconnectMuteAfterNs,
        long firstRetryNs,
        long minRetryNs,
        long maxRetryNs,
        long stableAfterNs,
        long tokenPollNs,
        long slotRetryNs,
        int connectsPerMinute) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    /** What {@code connectsPerMinute} is when only the waits count. */
    private static final int ANY = Integer.MAX_VALUE;

    public FeedTimings {
        long shortest =
                Math.min(
                        Math.min(connectTimeoutNs, deadAfterNs),
                        Math.min(muteAfterNs, reconnectMuteAfterNs));
        long waits =
                Math.min(Math.min(firstRetryNs, minRetryNs), Math.min(tokenPollNs, slotRetryNs));
        if (Math.min(shortest, waits) <= 0 || maxRetryNs < minRetryNs || stableAfterNs < 0) {
            throw new IllegalArgumentException(
                    "feed timings must be positive, and maxRetryNs at least minRetryNs");
        }
        if (connectsPerMinute < 1) {
            throw new IllegalArgumentException(
                    "connectsPerMinute must be at least 1, was " + connectsPerMinute);
        }
    }

    /** Any number of connects a minute, for tests that cannot wait. */
    public FeedTimings(
            long connectTimeoutNs,
            long deadAfterNs,
            long muteAfterNs,
            long reconnectMuteAfterNs,
            long firstRetryNs,
            long minRetryNs,
            long maxRetryNs,
            long stableAfterNs,
            long tokenPollNs,
            long slotRetryNs) {
        this(
                connectTimeoutNs,
                deadAfterNs,
                muteAfterNs,
                reconnectMuteAfterNs,
                firstRetryNs,
                minRetryNs,
                maxRetryNs,
                stableAfterNs,
                tokenPollNs,
                slotRetryNs,
                ANY);
    }

    /**
     * Back-off from 1 s to 30 s, six connects a minute, a mute link replaced at 30 s, a new token seen
     * within 2 s (reliability F13 to F15); dead after 8 s, which wires that beat more often shorten.
     */
    public static FeedTimings defaults() {
        return new FeedTimings(
                10 * SECOND,
                8 * SECOND,
                15 * SECOND,
                30 * SECOND,
                SECOND,
                100 * MS,
                30 * SECOND,
                60 * SECOND,
                2 * SECOND,
                60 * SECOND,
                6);
    }

    /** The same with another patience for silence: what a wire's heartbeats allow. */
    public FeedTimings deadAfter(long ns) {
        return new FeedTimings(
                connectTimeoutNs,
                ns,
                muteAfterNs,
                reconnectMuteAfterNs,
                firstRetryNs,
                minRetryNs,
                maxRetryNs,
                stableAfterNs,
                tokenPollNs,
                slotRetryNs,
                connectsPerMinute);
    }

    /** The same with another wait when the broker lets nobody else in. */
    public FeedTimings slotRetryAfter(long ns) {
        return new FeedTimings(
                connectTimeoutNs,
                deadAfterNs,
                muteAfterNs,
                reconnectMuteAfterNs,
                firstRetryNs,
                minRetryNs,
                maxRetryNs,
                stableAfterNs,
                tokenPollNs,
                ns,
                connectsPerMinute);
    }
}
