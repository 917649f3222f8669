package io.icebreaker.feed.csv;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/**
 * When a bar of a file began, ns UTC, from the ways files say it: ns, ms or seconds since 1970, ISO with or
 * without an offset (without: IST), {@code 20240101}, {@code 30-Dec-2024}, a date and a time of day. A date
 * alone is that day's session, from its open.
 */
final class BarTime {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long YEAR_2000_NS = 946_684_800_000_000_000L;
    private static final long YEAR_2100_NS = 4_102_444_800_000_000_000L;
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final SessionCalendar CALENDAR = SessionCalendar.shipped();

    /** {@code 30-Dec-2024}, in whatever case. */
    private static final DateTimeFormatter NAMED_MONTH =
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-uuuu")
                    .toFormatter(Locale.ENGLISH);

    private BarTime() {}

    /** A moment, or a whole day. */
    record Moment(long timeNs, boolean isDay) {}

    /**
     * Reads one.
     *
     * @param time the time of day where it has a column of its own, else empty
     * @throws BadRowException when it is none, or not of this century
     */
    static Moment parse(String date, String time, SessionGroup group) throws BadRowException {
        Moment moment;
        try {
            moment = read(date, time, group);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new BadRowException(BadRow.NOT_A_TIME);
        }
        if (moment.timeNs < YEAR_2000_NS || moment.timeNs >= YEAR_2100_NS) {
            throw new BadRowException(BadRow.TIME_RANGE);
        }
        return moment;
    }

    private static Moment read(String date, String time, SessionGroup group) {
        if (date.length() > 8 && date.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Moment(sinceEpoch(date), false);
        }
        if (date.length() > 11) {
            return new Moment(ns(dateTime(date.replace(' ', 'T'))), false);
        }
        LocalDate day = day(date);
        if (time.isEmpty()) {
            return new Moment(CALENDAR.sessionOn(group, day).openNs(), true);
        }
        return new Moment(ns(day.atTime(LocalTime.parse(time)).atOffset(IST)), false);
    }

    private static long sinceEpoch(String digits) {
        long value = Long.parseLong(digits);
        if (digits.length() > 16) {
            return value;
        }
        return Math.multiplyExact(value, digits.length() > 11 ? 1_000_000L : NS_PER_SECOND);
    }

    private static OffsetDateTime dateTime(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDateTime.parse(text).atOffset(IST);
        }
    }

    private static LocalDate day(String text) {
        if (text.length() == 8) {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        }
        boolean isIso = text.length() == 10 && text.charAt(4) == '-';
        return isIso ? LocalDate.parse(text) : LocalDate.parse(text, NAMED_MONTH);
    }

    private static long ns(OffsetDateTime at) {
        return Math.addExact(
                Math.multiplyExact(at.toEpochSecond(), NS_PER_SECOND), (long) at.getNano());
    }
}
