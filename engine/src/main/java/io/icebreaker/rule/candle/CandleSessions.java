package io.icebreaker.rule.candle;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;

/** The session of a recorded bar: that of its IST date, whatever the calendar thinks of the day. */
final class CandleSessions {
    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final SessionGroup group;
    private Session last;
    private long lastDay = Long.MIN_VALUE;

    CandleSessions(SessionGroup group) {
        this.group = group;
    }

    Session of(long startNs) {
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
