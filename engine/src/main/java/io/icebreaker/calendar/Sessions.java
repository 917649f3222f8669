package io.icebreaker.calendar;

import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The session each instrument is in, by id. Stages ask it instead of the calendar: per tick it is two array
 * reads.
 *
 * <p><b>Threading.</b> One owner, the compute lane; each owner has its own. Allocates when an instrument is
 * defined, and some weeks of sessions when the first trading day of a group begins.
 */
public final class Sessions {
    private static final Session NONE =
            new Session(Long.MIN_VALUE, Long.MIN_VALUE, 0, 0, List.of(), false);

    private final SessionCalendar calendar;
    private final SessionDays days;
    private final SessionGroup[] groups;
    private final Session[] sessions;
    private final Instrument[] instruments;
    private int count;

    public Sessions(SessionCalendar calendar, int maxInstruments) {
        this.calendar = calendar;
        days = new SessionDays(calendar);
        groups = new SessionGroup[maxInstruments];
        sessions = new Session[maxInstruments];
        instruments = new Instrument[maxInstruments];
        Arrays.fill(sessions, NONE);
    }

    /**
     * Takes up a definition. A derivative whose underlying is a stock known here, or a stock that a known
     * derivative names, puts that stock into the group with a closing auction; a running session keeps its
     * hours until the trading day ends.
     */
    public void define(int id, Instrument instrument) {
        instruments[id] = instrument;
        count = Math.max(count, id + 1);
        groups[id] = SessionGroup.of(instrument.segment());
        for (int other = 0; other < count; other++) {
            link(id, other);
            link(other, id);
        }
    }

    private void link(int stockId, int derivativeId) {
        Instrument stock = instruments[stockId];
        Instrument derivative = instruments[derivativeId];
        if (stock == null || derivative == null || groups[stockId] != SessionGroup.CASH) {
            return;
        }
        if (stock.type() == InstrumentType.EQ
                && groups[derivativeId] == SessionGroup.DERIVATIVES
                && derivative.underlying().equals(stock.symbol())) {
            groups[stockId] = SessionGroup.CASH_WITH_DERIVATIVES;
        }
    }

    public boolean isDefined(int id) {
        return id >= 0 && id < count && instruments[id] != null;
    }

    public Instrument instrument(int id) {
        return instruments[id];
    }

    public int count() {
        return count;
    }

    /**
     * Moves the instrument to the trading day of {@code timeNs} if that is a later one; true when it moved
     * (0.5).
     */
    public boolean roll(int id, long timeNs) {
        if (timeNs < sessions[id].dayEndNs()) {
            return false;
        }
        sessions[id] = days.session(groups[id], timeNs);
        return true;
    }

    public Session session(int id) {
        return sessions[id];
    }

    /**
     * The session whose trading day holds {@code timeNs}, whichever the instrument is in. Allocates unless
     * it is that one.
     */
    public Session sessionAt(int id, long timeNs) {
        Session now = sessions[id];
        return timeNs >= now.dayStartNs() && timeNs < now.dayEndNs()
                ? now
                : calendar.session(groups[id], timeNs);
    }

    /** When the instrument expires (analytics 6.6), {@link Long#MAX_VALUE} for never. Allocates. */
    public long expiryNs(int id) {
        LocalDate expiry = instruments[id].expiry();
        return expiry == null ? Long.MAX_VALUE : calendar.sessionOn(groups[id], expiry).closeNs();
    }

    /**
     * Until when the instrument's price may settle derivatives on it: the derivatives' close of the same day
     * for cash segments, else its own. Allocates.
     */
    public long settlesNs(int id) {
        Session own = sessions[id];
        boolean cash =
                groups[id] == SessionGroup.CASH || groups[id] == SessionGroup.CASH_WITH_DERIVATIVES;
        return cash
                ? calendar.sessionOn(
                                SessionGroup.DERIVATIVES, SessionCalendar.istDate(own.openNs()))
                        .closeNs()
                : own.closeNs();
    }
}
