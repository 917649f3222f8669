package io.icebreaker.feed.noren;

/** Reads the times of a message (feed-noren 3.5) as epoch ns. Allocates nothing. */
final class NorenTime {
    /** A time that says "none": never traded, or outside 2000-01-01 .. 2100-01-01 UTC. */
    static final long ABSENT = 0;

    /** A text that is no time. */
    static final long MALFORMED = -1;

    private static final long NS = 1_000_000_000L;
    private static final long IST_SECONDS = 19_800;
    private static final long DAY_SECONDS = 86_400;
    private static final long FIRST_SECOND = 946_684_800L;
    private static final long LAST_SECOND = 4_102_444_800L;

    /** A trade may be stamped so far ahead of our clock before it is taken for yesterday's. */
    private static final long AHEAD_NS = 60 * NS;

    private static final int CLOCK_LENGTH = "HH:mm:ss".length();
    private static final int DATED_LENGTH = "dd-MM-yyyy HH:mm:ss".length();
    private static final int MIN_EPOCH_DIGITS = 9;
    private static final int MAX_EPOCH_DIGITS = 11;

    /** 1970-01-01 05:30 IST: what a time of 0 looks like once it was made a text. */
    private static final int NEVER = 5 * 3_600 + 30 * 60;

    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    /** From 1970-01-01 to 2000-01-01. */
    private static final int DAYS_TO_FIRST_YEAR = 10_957;

    private NorenTime() {}

    /** Epoch seconds to ns. */
    static long seconds(long seconds) {
        return seconds < FIRST_SECOND || seconds > LAST_SECOND ? ABSENT : seconds * NS;
    }

    /** Last trade time: a clock of the day of receipt, a date with a clock, or epoch seconds. */
    static long lastTrade(char[] text, int from, int length, long receiveTimeNs) {
        if (length == CLOCK_LENGTH && text[from + 2] == ':') {
            return clockOfDay(clock(text, from), receiveTimeNs);
        }
        if (length == DATED_LENGTH) {
            return dated(text, from);
        }
        boolean isEpoch =
                length >= MIN_EPOCH_DIGITS
                        && length <= MAX_EPOCH_DIGITS
                        && NorenNumber.endOfDigits(text, from, from + length) == from + length;
        return isEpoch ? seconds(NorenNumber.digits(text, from, from + length)) : MALFORMED;
    }

    private static long clockOfDay(int clock, long receiveTimeNs) {
        if (clock < 0 || clock == NEVER) {
            return clock < 0 ? MALFORMED : ABSENT;
        }
        long day =
                Math.floorDiv(Math.floorDiv(receiveTimeNs, NS) + IST_SECONDS, DAY_SECONDS)
                        * DAY_SECONDS;
        long seconds = day - IST_SECONDS + clock;
        boolean isYesterday = seconds * NS - receiveTimeNs > AHEAD_NS;
        return seconds(isYesterday ? seconds - DAY_SECONDS : seconds);
    }

    private static long dated(char[] text, int from) {
        int day = number(text, from, 2);
        int month = number(text, from + 3, 2);
        int year = number(text, from + 6, 4);
        int clock = clock(text, from + 11);
        boolean isShaped = text[from + 2] == '-' && text[from + 5] == '-' && text[from + 10] == ' ';
        if (!isShaped || clock < 0 || !isDate(day, month, year)) {
            return MALFORMED;
        }
        return seconds(epochDay(day, month, year) * DAY_SECONDS - IST_SECONDS + clock);
    }

    private static boolean isDate(int day, int month, int year) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= MONTH_DAYS[month - 1] + (month == 2 && isLeap(year) ? 1 : 0);
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    /** Some day of no stamp of ours when the year is outside 2000..2100. */
    private static long epochDay(int day, int month, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return 0;
        }
        long days = DAYS_TO_FIRST_YEAR + day - 1;
        for (int y = FIRST_YEAR; y < year; y++) {
            days += isLeap(y) ? 366 : 365;
        }
        for (int m = 1; m < month; m++) {
            days += MONTH_DAYS[m - 1] + (m == 2 && isLeap(year) ? 1 : 0);
        }
        return days;
    }

    /** Second of the day of {@code HH:mm:ss}, or -1. */
    private static int clock(char[] text, int from) {
        int hour = number(text, from, 2);
        int minute = number(text, from + 3, 2);
        int second = number(text, from + 6, 2);
        boolean isShaped = text[from + 2] == ':' && text[from + 5] == ':';
        boolean isClock =
                isShaped
                        && hour >= 0
                        && hour < 24
                        && minute >= 0
                        && minute < 60
                        && second >= 0
                        && second < 60;
        return isClock ? hour * 3_600 + minute * 60 + second : -1;
    }

    private static int number(char[] text, int from, int length) {
        boolean isNumber = NorenNumber.endOfDigits(text, from, from + length) == from + length;
        return isNumber ? (int) NorenNumber.digits(text, from, from + length) : -1;
    }
}
