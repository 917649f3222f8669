package io.icebreaker.feed.rest;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** How long a 429 asks us to wait: seconds, or a date, which is taken against the answer's own Date. */
public final class RetryAfter {
    /** Without a word from the server: the longest of the brokers' short windows. */
    private static final long UNSAID_NS = Limit.SECOND_NS;

    /** No broker counts in more than days; what asks for more is nonsense. */
    private static final long MOST_NS = Limit.DAY_NS;

    private RetryAfter() {}

    /** What an answer asks for, ns; one second where it does not say. */
    public static long ns(RestAnswer answer) {
        String said = answer.header("retry-after").orElse("").strip();
        if (said.matches("\\d{1,9}")) {
            return Math.min(MOST_NS, Long.parseLong(said) * Limit.SECOND_NS);
        }
        try {
            long ns =
                    Duration.between(date(answer.header("date").orElse("")), date(said)).toNanos();
            return Math.max(UNSAID_NS, Math.min(MOST_NS, ns));
        } catch (DateTimeParseException | ArithmeticException e) {
            return UNSAID_NS;
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }
}
