package io.icebreaker.telemetry;

import java.util.List;

/**
 * How one lane is doing.
 *
 * @param name its thread, as in a thread dump
 * @param batches what a batch costs
 * @param stages what an event costs in each stage, by samples; in their order
 * @param waiting events that wait for it now
 * @param waitingMs how long the first of those has waited
 * @param mostWaiting the most at a time, last ten seconds
 * @param mostWaitingEver since the start
 */
public record LaneFigures(
        String name,
        Timed batches,
        List<Timed> stages,
        long waiting,
        long waitingMs,
        long mostWaiting,
        long mostWaitingEver) {
    /** What is timed, over the last ten seconds and since the start. */
    public record Timed(String name, Spread recent, Spread all) {}
}
