package io.icebreaker.stage;

import io.icebreaker.bar.Interval;

/** Bars that are not over yet, as of the event in hand; for later stages of the lane. */
@FunctionalInterface
public interface FormingBars {
    /**
     * Copies the words of the bar that an instrument's trades are forming.
     *
     * @param into takes {@link io.icebreaker.bar.Bar#WORDS} words
     * @return whether there is one
     */
    boolean forming(int id, Interval interval, long[] into);
}
