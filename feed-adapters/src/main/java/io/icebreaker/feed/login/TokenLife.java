package io.icebreaker.feed.login;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When tokens die that die by the clock on the wall in India. */
public final class TokenLife {
    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

    private TokenLife() {}

    /** The first time after {@code issuedAt} that the wall clock in India shows {@code time}. */
    public static Instant next(LocalTime time, Instant issuedAt) {
        ZonedDateTime issued = issuedAt.atZone(INDIA);
        ZonedDateTime sameDay = issued.with(time);
        return (sameDay.isAfter(issued) ? sameDay : sameDay.plusDays(1)).toInstant();
    }
}
