package io.icebreaker.app.alert;

import io.icebreaker.calendar.SessionCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** From one time of day to another, IST, each day; over midnight when the first is the later. */
public record QuietHours(LocalTime from, LocalTime to) {
    /** None. */
    public static final QuietHours NEVER = new QuietHours(LocalTime.MIN, LocalTime.MIN);

    static final ZoneOffset IST =
            ZoneOffset.ofTotalSeconds((int) (SessionCalendar.IST_OFFSET_NS / 1_000_000_000L));

    /** {@code 22:00-07:00}, or {@code off}. */
    public static QuietHours parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length != 2) {
            if (text.equals("off")) {
                return NEVER;
            }
            throw new IllegalArgumentException("must be as 22:00-07:00, IST, or off; was " + text);
        }
        try {
            return new QuietHours(
                    LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("must be as 22:00-07:00, IST, or off; was " + text);
        }
    }

    /** The first moment counts, the last does not. */
    boolean covers(Instant at) {
        LocalTime time = at.atOffset(IST).toLocalTime();
        boolean isAfterStart = !time.isBefore(from);
        boolean isBeforeEnd = time.isBefore(to);
        return from.isAfter(to) ? isAfterStart || isBeforeEnd : isAfterStart && isBeforeEnd;
    }
}
