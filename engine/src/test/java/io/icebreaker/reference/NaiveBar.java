package io.icebreaker.reference;

import java.time.LocalDate;

/**
 * One time bar (analytics 2.1) with its footprint (3.1 to 3.4). Prices E4, quantities in units, times
 * epoch ns.
 *
 * @param day IST date of the session's open
 * @param startNs start of the bucket
 * @param endNs end of the bucket, the session's close for the last one
 * @param nTrades packets that traded; for an index, observations
 * @param oiOpen null while no open interest is known
 * @param oiClose likewise
 * @param minDelta least running delta inside the bar, the initial 0 included
 * @param maxDelta greatest
 * @param firstNs effective time of the first trade
 * @param lastNs effective time of the last trade
 * @param cvdOpen delta of the session before this bar
 * @param afterClose whether a trade after the close was folded in
 * @param partial whether the recording ended before the bar did
 * @param footprint rows and what is read from them; without rows for a bar without volume
 */
public record NaiveBar(
        String segment,
        long token,
        Interval interval,
        LocalDate day,
        long startNs,
        long endNs,
        long o,
        long h,
        long l,
        long c,
        long v,
        long buyV,
        long sellV,
        long neutralV,
        long nTrades,
        long aggV,
        long notional,
        Long oiOpen,
        Long oiClose,
        long minDelta,
        long maxDelta,
        long firstNs,
        long lastNs,
        long cvdOpen,
        boolean afterClose,
        boolean partial,
        NaiveFootprint footprint) {

    public InstrumentKey key() {
        return new InstrumentKey(segment, token);
    }

    public long delta() {
        return buyV - sellV;
    }

    /** Label of the point of control, null without volume. */
    public Long poc() {
        return footprint.poc();
    }

    public Long vah() {
        return footprint.vah();
    }

    public Long val() {
        return footprint.val();
    }
}
