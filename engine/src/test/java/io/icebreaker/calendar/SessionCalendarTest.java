package io.icebreaker.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SessionCalendarTest {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final SessionCalendar CALENDAR = SessionCalendar.shipped();

    @Test
    void aSundayOfTheBudgetIsATradingDay() {
        Session session = CALENDAR.session(SessionGroup.CASH, ns("2026-02-01T10:30"));
        assertEquals("2026-02-01T09:15", ist(session.openNs()));
        assertNull(CALENDAR.closedReason(SessionGroup.CASH, LocalDate.of(2026, 2, 1)));
    }

    @Test
    void theHourOfDiwaliReplacesTheDay() {
        Session session = CALENDAR.session(SessionGroup.DERIVATIVES, ns("2025-10-21T13:50"));
        assertEquals("2025-10-21T13:45", ist(session.openNs()));
        assertEquals("2025-10-21T14:45", ist(session.closeNs()));
    }

    @Test
    void aWeekendBelongsToFriday() {
        Session session = CALENDAR.session(SessionGroup.DERIVATIVES, ns("2026-11-21T11:00"));
        assertEquals("2026-11-20T09:15", ist(session.openNs()));
        assertEquals("2026-11-23T08:15", ist(session.dayEndNs()));
        assertEquals(
                "weekend", CALENDAR.closedReason(SessionGroup.CASH, LocalDate.of(2026, 11, 21)));
    }

    @Test
    void derivativesCloseTenMinutesLaterSinceAugust2026() {
        assertEquals("2026-07-31T15:30", ist(on("2026-07-31T10:00").closeNs()));
        assertEquals("2026-08-03T15:40", ist(on("2026-08-03T10:00").closeNs()));
    }

    @Test
    void mcxFollowsTheAmericanClock() {
        assertEquals("2026-10-30T23:30", ist(mcx("2026-10-30T12:00").closeNs()));
        assertEquals("2026-11-02T23:55", ist(mcx("2026-11-02T12:00").closeNs()));
    }

    @Test
    void sessionsLookedUpAheadAreTheCalendarsOwn() {
        var days = new SessionDays(CALENDAR);
        long first = ns("2025-10-01T00:10");
        for (SessionGroup group : SessionGroup.values()) {
            for (int hour = 0; hour < 400 * 24; hour++) {
                long timeNs = first + hour * 3_600_000_000_000L;
                assertEquals(CALENDAR.session(group, timeNs), days.session(group, timeNs));
            }
            assertEquals(CALENDAR.session(group, first), days.session(group, first)); // going back
        }
    }

    private static Session on(String time) {
        return CALENDAR.session(SessionGroup.DERIVATIVES, ns(time));
    }

    private static Session mcx(String time) {
        return CALENDAR.session(SessionGroup.COMMODITY, ns(time));
    }

    private static long ns(String ist) {
        return LocalDateTime.parse(ist).toEpochSecond(IST) * 1_000_000_000L;
    }

    private static String ist(long ns) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(ns / 1_000_000_000L), IST).toString();
    }
}
