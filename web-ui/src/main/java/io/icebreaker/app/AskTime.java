package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Moments of a command line, in IST: {@code 2026-11-25}, {@code 2026-11-25T09:15}. */
final class AskTime {
    private static final int DATE_LENGTH = 10;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private AskTime() {}

    /** @throws CommandException naming the option */
    static LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, option + " is a day like 2026-11-25, was " + text);
        }
    }

    /** Epoch ns; of a day alone its first moment. */
    static long fromNs(String option, String text) {
        return text.length() == DATE_LENGTH ? startNs(date(option, text)) : momentNs(option, text);
    }

    /** Epoch ns; of a day alone its end, so that the day is in. */
    static long toNs(String option, String text) {
        return text.length() == DATE_LENGTH
                ? startNs(date(option, text).plusDays(1))
                : momentNs(option, text);
    }

    private static long startNs(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC) * NS_PER_SECOND
                - SessionCalendar.IST_OFFSET_NS;
    }

    private static long momentNs(String option, String text) {
        try {
            LocalDateTime moment = LocalDateTime.parse(text.replace(' ', 'T'));
            return moment.toEpochSecond(ZoneOffset.UTC) * NS_PER_SECOND
                    - SessionCalendar.IST_OFFSET_NS;
        } catch (DateTimeParseException e) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN,
                    option + " is a day like 2026-11-25 or 2026-11-25T09:15 IST, was " + text);
        }
    }
}
