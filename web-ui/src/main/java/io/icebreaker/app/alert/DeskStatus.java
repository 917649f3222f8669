package io.icebreaker.app.alert;

import java.util.List;
import java.util.Map;

/**
 * How the desk stands.
 *
 * @param waiting alerts that came and are not written yet
 * @param capacity for them
 * @param full alerts that found no room
 * @param unwritten alerts that could not be written, and so not sent
 * @param repeated alerts that a recovery found again
 * @param cutShort messages that an earlier run did not see the end of
 * @param fates alerts since the start by what became of them
 * @param outcomesWaiting prices after alerts that are still to come
 * @param outcomesFull prices that are not waited for, for want of room
 */
public record DeskStatus(
        int waiting,
        int capacity,
        long full,
        long unwritten,
        long repeated,
        int cutShort,
        Map<Fate, Long> fates,
        int outcomesWaiting,
        long outcomesFull,
        List<ChannelStatus> channels) {}
