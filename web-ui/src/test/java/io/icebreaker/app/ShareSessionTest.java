package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.calendar.SessionCalendar;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A connection is in session by what it streams itself. */
class ShareSessionTest {
    private static final long AFTERNOON = ns("2026-11-26T14:00:00+05:30");
    private static final long EVENING = ns("2026-11-26T20:00:00+05:30");

    private final ShareSession session = new ShareSession(SessionCalendar.shipped());

    private static long ns(String time) {
        return ZonedDateTime.parse(time).toEpochSecond() * 1_000_000_000L;
    }

    @Test
    void sharesAreOverInTheEveningThoughCommoditiesTrade() {
        session.of(() -> Set.of("NSE", "NFO"));
        assertTrue(session.test(AFTERNOON));
        assertFalse(session.test(EVENING));
        session.of(() -> Set.of("NSE", "MCX"));
        assertTrue(session.test(EVENING));
    }

    @Test
    void aConnectionWithoutInstrumentsIsNeverInSession() {
        assertFalse(session.test(AFTERNOON));
    }

    @Test
    void aHolidayIsNoSession() {
        session.of(() -> Set.of("NSE", "NFO"));
        assertFalse(session.test(ns("2026-11-28T14:00:00+05:30")), "a Saturday");
    }
}
