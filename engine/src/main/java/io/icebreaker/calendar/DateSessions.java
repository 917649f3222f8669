package io.icebreaker.calendar;

/** The session of a recorded bar: that of its IST date, whatever the calendar thinks of the day. */
public final class DateSessions {
    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final SessionGroup group;
    private Session last;
    private long lastDay = Long.MIN_VALUE;

    public DateSessions(SessionGroup group) {
        this.group = group;
    }

    /** The session in whose day or, where it never closes, in which a bar began; ns UTC. */
    public Session of(long startNs) {
        if (group == SessionGroup.ALWAYS) {
            return calendar.session(group, startNs);
        }
        long day = SessionCalendar.istDay(startNs);
        if (day != lastDay) {
            lastDay = day;
            last = calendar.sessionOn(group, SessionCalendar.istDate(startNs));
        }
        return last;
    }
}
