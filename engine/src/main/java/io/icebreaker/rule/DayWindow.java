package io.icebreaker.rule;

import io.icebreaker.calendar.SessionCalendar;

/**
 * A stretch of the Indian day, [from, to), in which a rule may deliver (analytics 9.6).
 *
 * @param fromNs since midnight IST
 * @param toNs since midnight IST
 */
public record DayWindow(long fromNs, long toNs) {
    /** Around the clock. */
    public static final DayWindow ALWAYS = new DayWindow(0, SessionCalendar.DAY_NS);

    private static final String FORM =
            "([01]\\d|2[0-3]):[0-5]\\d-(([01]\\d|2[0-3]):[0-5]\\d|24:00)";
    private static final int TO = "09:20-".length();
    private static final long MINUTE_NS = 60_000_000_000L;

    /** Reads {@code 09:20-15:10}; null when it is no such thing, or nothing lies in it. */
    static DayWindow parse(String text) {
        if (!text.matches(FORM)) {
            return null;
        }
        var window = new DayWindow(minutes(text, 0), minutes(text, TO));
        return window.fromNs < window.toNs ? window : null;
    }

    private static long minutes(String text, int at) {
        int hour = Integer.parseInt(text.substring(at, at + 2));
        int minute = Integer.parseInt(text.substring(at + 3, at + 5));
        return (hour * 60 + minute) * MINUTE_NS;
    }

    /** Whether a moment, ns UTC, lies in it. */
    boolean holds(long timeNs) {
        long ofDay = Math.floorMod(timeNs + SessionCalendar.IST_OFFSET_NS, SessionCalendar.DAY_NS);
        return ofDay >= fromNs && ofDay < toNs;
    }
}
