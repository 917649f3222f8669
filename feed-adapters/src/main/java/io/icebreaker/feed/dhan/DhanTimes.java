package io.icebreaker.feed.dhan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Dhan's times as text: IST wall clock, in two spellings (feed-dhan 10). */
final class DhanTimes {
    static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);

    private static final DateTimeFormatter SLASHES =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final DateTimeFormatter DASHES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int FIRST_YEAR = 2000;

    private DhanTimes() {}

    /** Epoch ns, or 0 for an empty text, for {@code 01/01/1980 00:00:00} and for what is no time. */
    static long parse(String text) {
        try {
            LocalDateTime wall = LocalDateTime.parse(text, text.contains("/") ? SLASHES : DASHES);
            return wall.getYear() < FIRST_YEAR ? 0 : wall.toEpochSecond(IST) * NS_PER_SECOND;
        } catch (DateTimeParseException notATime) {
            return 0; // untraded, or a spelling nobody has shown
        }
    }

    /** {@code 2024-09-11 09:30:00}; a part of a second is cut off. */
    static String format(long timeNs) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), 0, IST)
                .format(DASHES);
    }

    /** The day a moment falls on in India. */
    static String day(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND))
                .atOffset(IST)
                .toLocalDate()
                .toString();
    }
}
