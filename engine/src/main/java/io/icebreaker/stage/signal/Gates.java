package io.icebreaker.stage.signal;

import io.icebreaker.finding.SignalWords;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;

/** Which type of signal the values of a packet are (analytics 5.2). A comparison with NaN is false. */
final class Gates {
    static final int NONE = 0;

    private final Thresholds limits;
    private final Counters counters;

    Gates(Thresholds limits, Counters counters) {
        this.limits = limits;
        this.counters = counters;
    }

    /** One of {@link SignalWords#ACCUMULATION} and so on, or {@link #NONE}; first match. */
    int type(Values v, Pcr pcr) {
        boolean stable = Math.abs(v.rBps) <= limits.stableBps();
        boolean accumulation =
                v.institutionalBid
                        && stable
                        && (v.obi <= -limits.obiMedium() || v.dl <= -limits.deltaAbsorb());
        boolean distribution =
                v.institutionalAsk
                        && stable
                        && (v.obi >= limits.obiMedium() || v.dl >= limits.deltaAbsorb());
        if (accumulation && distribution) {
            return v.rBid > v.rAsk
                    ? SignalWords.ACCUMULATION
                    : v.rAsk > v.rBid ? SignalWords.DISTRIBUTION : NONE;
        }
        if (accumulation) {
            return SignalWords.ACCUMULATION;
        }
        return distribution ? SignalWords.DISTRIBUTION : move(v, pcr);
    }

    private int move(Values v, Pcr pcr) {
        boolean surges = v.surge >= limits.surgeMedium();
        boolean buy =
                surges
                        && v.obi >= limits.obiMedium()
                        && v.dl >= limits.deltaMove()
                        && v.rBps >= limits.moveBps();
        boolean sell =
                surges
                        && v.obi <= -limits.obiMedium()
                        && v.dl <= -limits.deltaMove()
                        && v.rBps <= -limits.moveBps();
        if (!buy && !sell) {
            return NONE;
        }
        if (pcr.applies() && !pcr.isUsable()) {
            counters.increment(Counter.PCR_STALE);
            return NONE;
        }
        if (buy && (!pcr.applies() || pcr.favours(+1))) {
            return SignalWords.BUY_TYPE;
        }
        return sell && (!pcr.applies() || pcr.favours(-1)) ? SignalWords.SELL_TYPE : NONE;
    }

    /** +1 for ACCUMULATION and BUY, -1 for DISTRIBUTION and SELL, 0 for none. */
    static int direction(int type) {
        return switch (type) {
            case SignalWords.ACCUMULATION, SignalWords.BUY_TYPE -> +1;
            case SignalWords.DISTRIBUTION, SignalWords.SELL_TYPE -> -1;
            default -> 0;
        };
    }
}
