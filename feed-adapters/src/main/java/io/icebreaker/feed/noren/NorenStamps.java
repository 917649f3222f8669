package io.icebreaker.feed.noren;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The times of REST answers and order updates, which are written in several ways (feed-noren 3.4): dd-MM-yyyy
 * HH:mm:ss and the same turned round, IST. What is none, or lies before 2000, is 0. Cold.
 */
final class NorenStamps {
    private static final ZoneOffset IST = ZoneOffset.ofHoursMinutes(5, 30);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd-MM-uu");
    private static final int FIRST_YEAR = 2000;

    private NorenStamps() {}

    /** Epoch ns, or 0. */
    static long ns(String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length != 2) {
            return 0;
        }
        boolean isDayFirst = words[0].contains("-");
        return ns(isDayFirst ? words[0] : words[1], isDayFirst ? words[1] : words[0]);
    }

    /** Of a day and a clock in two texts; epoch ns, or 0. */
    static long ns(String day, String clock) {
        try {
            LocalDate date =
                    LocalDate.parse(day, day.length() == "dd-MM-yy".length() ? SHORT_DAY : DAY);
            boolean isSet = date.getYear() >= FIRST_YEAR;
            return isSet ? ns(LocalDateTime.of(date, LocalTime.parse(clock))) : 0;
        } catch (DateTimeException noTime) {
            return 0;
        }
    }

    private static long ns(LocalDateTime time) {
        return time.toEpochSecond(IST) * 1_000_000_000L;
    }
}
