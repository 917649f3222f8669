package io.icebreaker.reference;

import java.time.Duration;

/** Where in its day a trade stands (analytics 0.4). */
public enum Phase {
    PREOPEN,
    CONTINUOUS,
    AFTER_CLOSE,
    AUCTION,
    POST_CLOSE;

    /** Trades up to here after the close still fold into the last bar (analytics 2.2). */
    static final long AFTER_CLOSE_NS = Duration.ofSeconds(60).toNanos();

    static Phase at(NaiveCalendar.Session session, long timeNs) {
        if (timeNs < session.openNs()) {
            return PREOPEN;
        }
        if (timeNs <= session.closeNs()) {
            return CONTINUOUS;
        }
        if (timeNs <= session.closeNs() + AFTER_CLOSE_NS) {
            return AFTER_CLOSE;
        }
        return session.auctionFromNs() <= timeNs && timeNs < session.auctionToNs()
                ? AUCTION
                : POST_CLOSE;
    }

    /** Only these phases enter bars, footprint, delta, VWAP and the tick rule. */
    public boolean inBars() {
        return this == CONTINUOUS || this == AFTER_CLOSE;
    }
}
