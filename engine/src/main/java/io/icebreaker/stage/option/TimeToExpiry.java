package io.icebreaker.stage.option;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import java.time.LocalDate;

/**
 * Years until one expiry (analytics 6.6), by the calendar or by trading time. The expiry instant is the close
 * of the group's session on the expiry date, whatever the dated tables say of it.
 *
 * <p><b>Threading.</b> One owner. Allocates when the trading day changes, not per packet. The trading basis
 * looks at times in ascending order of days; a step back costs a recount, no more.
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

    private long dayFromNs = Long.MAX_VALUE;
    private long dayToNs = Long.MIN_VALUE;
    private long openNs;
    private long closeNs;
    private long laterNs;

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
        if (timeNs < dayFromNs || timeNs >= dayToNs) {
            countFrom(timeNs);
        }
        long left = laterNs + Math.max(0, closeNs - Math.max(timeNs, openNs));
        return Math.max(left, LEAST_NS) / MINUTE_NS / (SESSIONS_A_YEAR * minutesASession);
    }

    /** Session time of the IST day that holds {@code timeNs}, and of all later ones up to expiry. */
    private void countFrom(long timeNs) {
        LocalDate day = SessionCalendar.istDate(timeNs);
        dayFromNs = day.toEpochDay() * SessionCalendar.DAY_NS - SessionCalendar.IST_OFFSET_NS;
        dayToNs = dayFromNs + SessionCalendar.DAY_NS;
        boolean open = isOpen(day);
        openNs = open ? calendar.sessionOn(group, day).openNs() : dayFromNs;
        closeNs = open ? calendar.sessionOn(group, day).closeNs() : dayFromNs;
        laterNs = 0;
        for (LocalDate d = day.plusDays(1); !d.isAfter(expiry); d = d.plusDays(1)) {
            if (isOpen(d)) {
                Session session = calendar.sessionOn(group, d);
                laterNs += session.closeNs() - session.openNs();
            }
        }
    }

    /** An expiry date has a session, whatever the list of holidays says. */
    private boolean isOpen(LocalDate day) {
        return day.equals(expiry) || calendar.closedReason(group, day) == null;
    }
}
