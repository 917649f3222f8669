package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** A time of day in India, such as 12:49:30. */
record SessionTime(LocalTime time) {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    /** Reads {@code HH:MM} or {@code HH:MM:SS}. */
    static SessionTime of(String text) {
        try {
            return new SessionTime(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new CommandException(
                    Exit.COULD_NOT_RUN, "not a time of day like 12:49:30: '" + text + "'");
        }
    }

    /** The moment of that time on the day of another moment, both ns UTC. */
    long onDayOf(long timeNs) {
        return SessionCalendar.istDate(timeNs).atTime(time).toEpochSecond(IST) * 1_000_000_000L;
    }
}
