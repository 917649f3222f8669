package io.icebreaker.feed;

/**
 * How patient a feed is, in ns.
 *
 * @param connectTimeoutNs from dialling to the end of the handshake
 * @param deadAfterNs a link without any frame for so long is dead
 * @param muteAfterNs a link without ticks for so long is mute: said, not acted on
 * @param reconnectMuteAfterNs in a session, a link without ticks for so long is replaced
 * @param firstRetryNs longest wait before the first retry
 * @param minRetryNs shortest wait before the later ones
 * @param maxRetryNs longest wait before the later ones
 * @param stableAfterNs a link that lived so long starts the waits anew
 * @param tokenPollNs how often a refused feed looks for a new token
 * @param slotRetryNs wait when the broker says that other connections hold all places
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
        long slotRetryNs) {
    private static final long SECOND = 1_000_000_000L;

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
    }

    /** Dead after 8 s: between two and three of Kite's heartbeats (feed-kite 5). */
    public static FeedTimings defaults() {
        return new FeedTimings(
                10 * SECOND,
                8 * SECOND,
                15 * SECOND,
                30 * SECOND,
                SECOND,
                2 * SECOND,
                60 * SECOND,
                60 * SECOND,
                5 * SECOND,
                60 * SECOND);
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
                slotRetryNs);
    }
}
