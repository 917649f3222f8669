package io.icebreaker.app.alert;

import io.icebreaker.feed.rest.CircuitBreaker;
import java.util.Map;

/**
 * How a channel stands.
 *
 * @param queued messages that wait
 * @param capacity of the queue
 * @param full messages that found it full
 * @param counts messages by how they ended, since the start
 * @param lastTrouble why the last one that did not arrive did not; "" when all did
 */
public record ChannelStatus(
        Channel channel,
        int queued,
        int capacity,
        long full,
        Map<DeliveryStatus, Long> counts,
        CircuitBreaker.Status breaker,
        String lastTrouble) {}
