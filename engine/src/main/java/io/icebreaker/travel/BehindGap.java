package io.icebreaker.travel;

/**
 * Live's output of some events is not recorded; up to them the replay is identical. Behind them live had
 * seen more than the replay has: equal and differing records are counted, no more.
 *
 * @param from first event whose output is missing
 * @param to last one, of the last such stretch come upon
 * @param stretches how many there are so far
 * @param equal records behind the first that are equal all the same
 * @param unequal those that differ, or that only one of the two has
 */
public record BehindGap(long from, long to, int stretches, long equal, long unequal) {}
