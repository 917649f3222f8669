package io.icebreaker.calendar;

/**
 * The sessions of each group for some weeks ahead, so that a new trading day makes no objects: instruments of
 * a group share theirs. The answers are the calendar's own.
 *
 * <p><b>Threading.</b> One owner. Allocates when asked for a day outside the weeks at hand.
 */
final class SessionDays {
    /** Six weeks and some: a month of recorded days replays without a second look at the calendar. */
    private static final int DAYS = 32;

    private final SessionCalendar calendar;
    private final Session[][] ahead = new Session[SessionGroup.values().length][];

    SessionDays(SessionCalendar calendar) {
        this.calendar = calendar;
    }

    /** The session whose trading day holds {@code timeNs}. */
    Session session(SessionGroup group, long timeNs) {
        Session[] days = ahead[group.ordinal()];
        if (days == null || timeNs < days[0].dayStartNs() || timeNs >= days[DAYS - 1].dayEndNs()) {
            ahead[group.ordinal()] = from(group, timeNs);
            return ahead[group.ordinal()][0];
        }
        int day = 0;
        while (timeNs >= days[day].dayEndNs()) {
            day++; // a trading day ends where the next begins
        }
        return days[day];
    }

    private Session[] from(SessionGroup group, long timeNs) {
        var days = new Session[DAYS];
        days[0] = calendar.session(group, timeNs);
        for (int day = 1; day < DAYS; day++) {
            days[day] = calendar.session(group, days[day - 1].dayEndNs());
        }
        return days;
    }
}
