package io.icebreaker.reference;

/**
 * An accepted packet and what became of it; stale packets leave none.
 *
 * @param row index in the recording
 * @param day trading day of the effective event time: of all that the packet did
 * @param timeNs effective event time, epoch ns
 * @param volume Vprev after the packet, null when absent
 * @param exchangeTimeNs what rule 4 of analytics 1.1 compares the next packet with, null when this one
 *     gives nothing
 * @param volumeChange dV, null when it is not defined
 * @param baseline whether the day's volume was first seen here
 * @param oi open interest known after the packet, null when none
 * @param trade null when the packet brought none
 */
public record NaivePacket(
        int row,
        Row source,
        NaiveCalendar.Session day,
        long timeNs,
        Long volume,
        Long exchangeTimeNs,
        Long volumeChange,
        boolean baseline,
        Long oi,
        NaiveTrade trade) {

    /** A last traded price counts above 0. */
    boolean hasPrice() {
        return source.ltp() != null && source.ltp() > 0;
    }

    boolean movesTickRule() {
        return trade != null && trade.inBars() && !trade.observation();
    }
}
