package io.icebreaker.stage.alert;

/** A value that is no bar's, as of the event in hand (analytics 9.2). Allocates nothing. */
@FunctionalInterface
public interface NowValue {
    /**
     * The value, NaN for none.
     *
     * @param timeNs event time of the evaluation
     */
    double of(int id, long timeNs);
}
