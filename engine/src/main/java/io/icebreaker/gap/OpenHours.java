package io.icebreaker.gap;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * When one of a recording's markets was open: only then can something be missed. One thread; allocates when
 * asked, which is once an outage.
 */
final class OpenHours {
    /** An outage of a longer time than a recording of one day can hold is not looked through day by day. */
    private static final int MOST_DAYS = 10;

    private final SessionCalendar calendar = SessionCalendar.shipped();
    private final Set<SessionGroup> groups = EnumSet.noneOf(SessionGroup.class);

    void define(String segment) {
        groups.add(SessionGroup.of(segment));
    }

    /**
     * What of a time lies between the first and the last open moment in it: from and to, ns UTC; null when
     * all was closed. The whole of it while no instrument is known.
     */
    long[] within(long fromNs, long toNs) {
        if (groups.isEmpty() || groups.contains(SessionGroup.ALWAYS)) {
            return new long[] {fromNs, toNs};
        }
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        LocalDate date = SessionCalendar.istDate(fromNs);
        LocalDate end = SessionCalendar.istDate(toNs);
        for (int day = 0; !date.isAfter(end) && day < MOST_DAYS; day++) {
            for (SessionGroup group : groups) {
                if (calendar.closedReason(group, date) == null) {
                    Session session = calendar.sessionOn(group, date);
                    long from = Math.max(fromNs, session.openNs());
                    long to = Math.min(toNs, session.closeNs());
                    first = from < to ? Math.min(first, from) : first;
                    last = from < to ? Math.max(last, to) : last;
                }
            }
            date = date.plusDays(1);
        }
        return first < last ? new long[] {first, last} : null;
    }
}
