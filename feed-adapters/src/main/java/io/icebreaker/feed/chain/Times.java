package io.icebreaker.feed.chain;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The dates and times of recordings, IST unless they say otherwise. */
final class Times {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-MMM-uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d-MMM-uuuu H:m:s", Locale.ENGLISH);
    private static final DateTimeFormatter RECORDER =
            DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm[:ss]", Locale.ENGLISH);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ENGLISH);

    private Times() {}

    /** {@code 18-Nov-2025}. */
    static LocalDate nseDay(String text, String place) throws ChainException {
        try {
            return LocalDate.parse(text, DAY);
        } catch (DateTimeException e) {
            throw new ChainException(ChainProblem.MISSING, place + ": expiry '" + text + "'");
        }
    }

    /** {@code 2026-02-24}. */
    static LocalDate isoDay(String text, String place) throws ChainException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ChainException(ChainProblem.MISSING, place + ": expiry '" + text + "'");
        }
    }

    /** {@code 17-Nov-2025 09:30:44}. */
    static long nse(String text, String place) throws ChainException {
        return moment(text, MOMENT, place);
    }

    /** {@code 2026-02-03 11:17:45}, seconds may be missing. */
    static long recorder(String text, String place) throws ChainException {
        return moment(text, RECORDER, place);
    }

    /** {@code 202501281503}. */
    static long name(String text, String place) throws ChainException {
        return moment(text, NAME, place);
    }

    private static long moment(String text, DateTimeFormatter form, String place)
            throws ChainException {
        try {
            return LocalDateTime.parse(text, form).toEpochSecond(IST) * SECOND_NS;
        } catch (DateTimeException e) {
            throw new ChainException(ChainProblem.NO_TIME, place + ": time '" + text + "'");
        }
    }

    /** {@code Tue, 28 Jan 2025 09:33:32 GMT}. */
    static long http(String text, String place) throws ChainException {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toEpochSecond()
                    * SECOND_NS;
        } catch (DateTimeException e) {
            throw new ChainException(ChainProblem.NO_TIME, place + ": time '" + text + "'");
        }
    }

    /** IST date of a moment. */
    static LocalDate day(long timeNs) {
        return LocalDateTime.ofEpochSecond(timeNs / SECOND_NS, 0, IST).toLocalDate();
    }
}
