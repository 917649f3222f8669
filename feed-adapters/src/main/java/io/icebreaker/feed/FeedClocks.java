package io.icebreaker.feed;

import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * The two times a feed knows. Ticks are stamped by the wall; everything that waits or times out goes by the
 * other, so that a step of the machine's clock neither hides a dead link nor kills a live one.
 *
 * @param wall epoch ns UTC
 * @param monotonic ns since no particular moment, never backwards
 */
public record FeedClocks(EpochNanoClock wall, NanoClock monotonic) {}
