package io.icebreaker.backtest.report;

import io.icebreaker.calendar.SessionCalendar;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people in India read them. */
final class Times {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final ZoneOffset IST =
            ZoneOffset.ofTotalSeconds((int) (SessionCalendar.IST_OFFSET_NS / SECOND_NS));
    private static final DateTimeFormatter MINUTE = form("d MMM HH:mm");
    private static final DateTimeFormatter CLOCK = form("HH:mm");
    private static final DateTimeFormatter HOUR = form("HH':00'");

    private Times() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(IST);
    }

    private static Instant instant(long timeNs) {
        return Instant.ofEpochSecond(
                Math.floorDiv(timeNs, SECOND_NS), Math.floorMod(timeNs, SECOND_NS));
    }

    static String minute(long timeNs) {
        return MINUTE.format(instant(timeNs));
    }

    static String clock(long timeNs) {
        return CLOCK.format(instant(timeNs));
    }

    static String hour(long timeNs) {
        return HOUR.format(instant(timeNs));
    }
}
