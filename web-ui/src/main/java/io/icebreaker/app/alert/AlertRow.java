package io.icebreaker.app.alert;

import java.util.Map;

/**
 * An alert of the history.
 *
 * @param id grows with each alert that came
 * @param kind ALERT, DIGEST or TEST
 * @param priceE4 of its instrument when it fired, 0 when nobody knows
 * @param afterE4 the last price so many minutes later; what is missing is unknown or still to come
 * @param deliveries how its messages stand
 */
public record AlertRow(
        long id,
        String kind,
        Origin origin,
        Alert alert,
        Fate fate,
        long priceE4,
        Map<Integer, Long> afterE4,
        Map<Channel, DeliveryStatus> deliveries) {}
