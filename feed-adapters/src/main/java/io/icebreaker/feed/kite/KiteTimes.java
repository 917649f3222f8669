package io.icebreaker.feed.kite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Kite's two ways to write a time: {@code 2021-06-08 15:45:56} in IST, and with an offset in candles. */
final class KiteTimes {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CANDLE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");
    private static final long SECOND_NS = 1_000_000_000L;

    private KiteTimes() {}

    /** Epoch ns; 0 for what is no time. */
    static long plain(String text) {
        try {
            return LocalDateTime.parse(text, PLAIN).toEpochSecond(IST) * SECOND_NS;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** Epoch ns; 0 for what is no time. */
    static long candle(String text) {
        try {
            return OffsetDateTime.parse(text, CANDLE).toEpochSecond() * SECOND_NS;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    static String format(long ns) {
        return PLAIN.format(Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS)).atOffset(IST));
    }
}
