package io.icebreaker.feed.smartapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** SmartAPI's four ways to write a time in India (feed-smartapi 7.5). What is none reads as 0. */
final class SmartTimes {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter STAMP = caseless("dd-MMM-uuuu HH:mm:ss");
    private static final DateTimeFormatter REQUEST = caseless("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter EXPIRY = caseless("ddMMMuuuu");
    private static final long SECOND_NS = 1_000_000_000L;

    private SmartTimes() {}

    private static DateTimeFormatter caseless(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }

    /** {@code 15-Jan-2026 09:15:00}, epoch ns. */
    static long stamp(String text) {
        try {
            return LocalDateTime.parse(text, STAMP).toEpochSecond(IST) * SECOND_NS;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** {@code 2023-09-06T11:15:00+05:30}, epoch ns. */
    static long candle(String text) {
        try {
            return OffsetDateTime.parse(text).toEpochSecond() * SECOND_NS;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** {@code 13:27:53} of the day that {@code nowNs} falls in, epoch ns. */
    static long timeOfDay(String text, long nowNs) {
        try {
            LocalDate today = Instant.ofEpochSecond(0, nowNs).atOffset(IST).toLocalDate();
            return LocalTime.parse(text).atDate(today).toEpochSecond(IST) * SECOND_NS;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** A minute as requests have it. */
    static String minute(long ns) {
        return REQUEST.format(Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS)).atOffset(IST));
    }

    /** {@code 28AUG2026}. */
    static String expiry(LocalDate date) {
        return EXPIRY.format(date).toUpperCase(Locale.ROOT);
    }
}
