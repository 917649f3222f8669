package io.icebreaker.stage.option;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.time.LocalDate;

/**
 * Years until one expiry (analytics 6.6), by the calendar or by trading time. The expiry instant is the close
 * of the group's session on the expiry date, whatever the dated tables say of it.
 *
 * <p><b>Threading.</b> One owner. The trading basis allocates at the first time it is asked about: three
 * words a day until expiry; and again only for a day before that.
 */
public final class TimeToExpiry {
    /** ACT/365, fixed in seconds. */
    private static final double SECONDS_A_YEAR = 31_536_000;

    private static final double SECOND_NS = 1e9;
    private static final double MINUTE_NS = 6e10;
    private static final double SESSIONS_A_YEAR = 252;
    private static final long LEAST_NS = 60_000_000_000L;

    private final SessionCalendar calendar;
    private final SessionGroup group;
    private final LocalDate expiry;
    private final boolean trading;
    private final long expiryNs;
    private final double minutesASession;

    /** By IST day from {@code firstDay} to expiry: its session, and session time of all later days. */
    private long firstDay = Long.MAX_VALUE;

    private long[] openNs;
    private long[] closeNs;
    private long[] laterNs;

    /**
     * For one expiry.
     *
     * @param group of the option's segment
     * @param trading minutes of session instead of the calendar's
     */
    public TimeToExpiry(
            SessionCalendar calendar, SessionGroup group, LocalDate expiry, boolean trading) {
        this.calendar = calendar;
        this.group = group;
        this.expiry = expiry;
        this.trading = trading;
        Session last = calendar.sessionOn(group, expiry);
        expiryNs = last.closeNs();
        minutesASession = (last.closeNs() - last.openNs()) / MINUTE_NS;
    }

    /** The moment the contract ends, ns UTC. */
    public long expiryNs() {
        return expiryNs;
    }

    /** Years left at {@code timeNs}; less than a minute counts as one, and 0 means expired. */
    public double years(long timeNs) {
        if (timeNs >= expiryNs) {
            return 0;
        }
        return trading ? tradingYears(timeNs) : calendarYears(expiryNs - timeNs);
    }

    /** Calendar days left, with fraction; not above 0 when it has expired. */
    public double days(long timeNs) {
        return (expiryNs - timeNs) / SECOND_NS / 86_400;
    }

    /** ACT/365 of what is left; below a minute as a minute, not above 0 as 0. */
    public static double calendarYears(long leftNs) {
        return leftNs <= 0 ? 0 : Math.max(leftNs, LEAST_NS) / SECOND_NS / SECONDS_A_YEAR;
    }

    private double tradingYears(long timeNs) {
        long day = Math.floorDiv(timeNs + SessionCalendar.IST_OFFSET_NS, SessionCalendar.DAY_NS);
        if (day < firstDay) {
            countFrom(day);
        }
        int at = (int) (day - firstDay);
        long left = laterNs[at] + Math.max(0, closeNs[at] - Math.max(timeNs, openNs[at]));
        return Math.max(left, LEAST_NS) / MINUTE_NS / (SESSIONS_A_YEAR * minutesASession);
    }

    private void countFrom(long day) {
        firstDay = day;
        int days = (int) (expiry.toEpochDay() - day) + 1;
        openNs = new long[days];
        closeNs = new long[days];
        laterNs = new long[days];
        long later = 0;
        for (int at = days - 1; at >= 0; at--) {
            LocalDate date = LocalDate.ofEpochDay(day + at);
            laterNs[at] = later;
            if (isOpen(date)) {
                Session session = calendar.sessionOn(group, date);
                openNs[at] = session.openNs();
                closeNs[at] = session.closeNs();
                later += closeNs[at] - openNs[at];
            }
        }
    }

    /** An expiry date has a session, whatever the list of holidays says. */
    private boolean isOpen(LocalDate day) {
        return day.equals(expiry) || calendar.closedReason(group, day) == null;
    }
}
