package io.icebreaker.app.alert;

/**
 * A line of the delivery log.
 *
 * @param alert its id
 * @param n the try, from 1; 0: none was made
 * @param startedMs wall clock, epoch ms; of a message without a try when it was given up, or queued
 * @param endedMs 0 while it goes on
 * @param result how the message stood after it
 * @param words what the other side said, or why not
 */
public record AttemptRow(
        long alert,
        String rule,
        String instrument,
        AlertLevel level,
        Channel channel,
        int n,
        long startedMs,
        long endedMs,
        DeliveryStatus result,
        String words) {}
