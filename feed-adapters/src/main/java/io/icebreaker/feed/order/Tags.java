package io.icebreaker.feed.order;

import io.icebreaker.feed.rest.OrderState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

/**
 * The tag an order carries at the broker, by which it is found again: made of the day and the key alone, 18
 * letters and digits (SmartAPI takes less than 20).
 */
final class Tags {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneOffset.ofHoursMinutes(5, 30));
    private static final int HASH_BYTES = 5;

    private Tags() {}

    static String of(String key, long nowNs) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return "ib"
                    + DAY.format(Instant.ofEpochSecond(0, nowNs))
                    + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** The order in the book, by its number or its tag; null when it is not there. */
    static OrderState find(List<OrderState> book, DeskOrder order) {
        OrderState byTag = null;
        for (OrderState state : book) {
            if (!order.orderId().isEmpty() && state.id().equals(order.orderId())) {
                return state;
            }
            if (state.tag().equals(order.tag())) {
                byTag = state;
            }
        }
        return byTag;
    }
}
