package io.icebreaker.calendar;

import java.util.List;

/**
 * One trading day of a group. Times ns UTC.
 *
 * @param dayStartNs when the trading day begins, an hour before the open (24-hour segments: at it)
 * @param dayEndNs when the next trading day begins
 * @param openNs start of the continuous session
 * @param closeNs its end
 * @param auctions windows outside the continuous session in which an auction runs
 * @param always whether the segment trades around the clock: its close opens the next session
 */
public record Session(
        long dayStartNs,
        long dayEndNs,
        long openNs,
        long closeNs,
        List<Window> auctions,
        boolean always) {

    /** A stretch of time, [from, to). */
    public record Window(long fromNs, long toNs) {
        boolean holds(long timeNs) {
            return timeNs >= fromNs && timeNs < toNs;
        }
    }

    /** Trades so long after the close still belong to its last bar (analytics 2.2). */
    public static final long AFTER_CLOSE_NS = 60_000_000_000L;

    /**
     * When the session's last bars are over: the instant after the after-close minute; at the close where
     * the next session follows at once. A trade at close + 60 s still folds into them (2.2), and while the
     * watermark, a whole second, stands there one may still come: by watermarks, too, they are over at
     * close + 61 s, as by the clock (0.3).
     */
    public long overNs() {
        return always ? closeNs : closeNs + AFTER_CLOSE_NS + 1;
    }

    public boolean inAuction(long timeNs) {
        for (int i = 0; i < auctions.size(); i++) {
            if (auctions.get(i).holds(timeNs)) {
                return true;
            }
        }
        return false;
    }
}
