package io.icebreaker.rule.candle;

import io.icebreaker.bar.Interval;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.pattern.PivotSystem;
import io.icebreaker.rule.AlertCap;

/**
 * What bars do not tell about themselves.
 *
 * @param sessions whose hours they keep
 * @param interval how long intraday bars are; null to see for itself
 * @param pivots what pivot, r1.. and s1.. mean
 * @param cap alerts a trading day delivers
 */
public record CandleChoice(SessionGroup sessions, Interval interval, PivotSystem pivots, int cap) {
    /** Shares on NSE, standard pivots. */
    public static final CandleChoice USUAL =
            new CandleChoice(SessionGroup.CASH, null, PivotSystem.STANDARD, AlertCap.USUAL);
}
