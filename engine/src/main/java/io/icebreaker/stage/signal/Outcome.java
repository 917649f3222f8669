package io.icebreaker.stage.signal;

import io.icebreaker.finding.OutcomeWords;
import io.icebreaker.finding.PerformanceWords;

/** What becomes of an entry (analytics 5.5): numbers shared by records and the performance table. */
final class Outcome {
    static final int OPEN = 0;
    static final int TARGET = OutcomeWords.TARGET_HIT;
    static final int STOP = OutcomeWords.STOP_HIT;
    static final int CLOSE = OutcomeWords.CLOSED;

    private Outcome() {}

    /** The word of a performance cell that counts it. */
    static int column(int outcome) {
        return switch (outcome) {
            case TARGET -> PerformanceWords.TARGET;
            case STOP -> PerformanceWords.STOP;
            default -> PerformanceWords.CLOSE;
        };
    }

    /** The move in units of the distance to the stop, of one tick where there is none. */
    static double multiple(long direction, long entry, long stop, long price, long tick) {
        long distance = Math.max(direction * (entry - stop), tick);
        return (double) (direction * (price - entry)) / (double) distance;
    }
}
