package io.icebreaker.tick;

/**
 * The one door into the ring. Live decoders, simulators, imports and journal replay all enter here, so no
 * stage can tell, or needs to ask, which of them is feeding it.
 *
 * <p><b>Protocol.</b> Validate, claim, fill, publish. A claimed slot is always published: a lost one stalls
 * every stage behind it.
 *
 * <p><b>Units.</b> Prices in E4 (rupees x 10,000), quantities never in lots, times in epoch ns, UTC.
 *
 * <p><b>Threading.</b> One sink per producing thread.
 *
 * <p><b>Full ring.</b> {@link #claim} waits and counts it; what happens when the wait is over is the sink's
 * policy (a live sink hands out a spare slot, drops it on publish and counts a gap; an import waits as long
 * as it takes).
 */
public interface TickSink {
    /** A cleared slot, ours until {@link #publish}; never null. */
    Tick claim();

    /**
     * As {@link #claim}, for a packet that has every field and five levels a side: what an earlier event left
     * in those may still stand there, and the caller writes them all, zeros too.
     */
    default Tick claimForAllFields() {
        return claim();
    }

    void publish();

    /** Counts input we cannot use; never throws, never allocates. */
    void reject(Reject reason);
}
