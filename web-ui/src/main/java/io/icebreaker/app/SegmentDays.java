package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.publish.Board;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.EngineView.Session;
import io.icebreaker.web.EngineView.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where the day of each segment on a board stands, by the calendar. Any thread. */
final class SegmentDays {
    private static final long NS_PER_MS = 1_000_000;
    private static final SessionCalendar CALENDAR = SessionCalendar.shipped();

    private SegmentDays() {}

    static List<Session> of(Board board, long nowNs) {
        Set<String> segments = new TreeSet<>();
        for (int id = 0; id < board.instrumentCount(); id++) {
            Instrument instrument = board.instrument(id);
            if (instrument != null) {
                segments.add(instrument.segment());
            }
        }
        List<Session> sessions = new ArrayList<>();
        segments.forEach(segment -> sessions.add(session(segment, nowNs)));
        return sessions;
    }

    private static Session session(String segment, long nowNs) {
        SessionGroup group = SessionGroup.of(segment);
        var day = CALENDAR.session(group, nowNs);
        boolean closedToday = CALENDAR.closedReason(group, SessionCalendar.istDate(nowNs)) != null;
        var auction =
                day.auctions().stream()
                        .filter(window -> window.fromNs() >= day.closeNs())
                        .findFirst();
        return new Session(
                segment,
                closedToday ? SessionState.CLOSED : state(day, nowNs),
                day.openNs() / NS_PER_MS,
                day.closeNs() / NS_PER_MS,
                auction.map(window -> window.fromNs() / NS_PER_MS).orElse(null),
                auction.map(window -> window.toNs() / NS_PER_MS).orElse(null));
    }

    private static SessionState state(io.icebreaker.calendar.Session day, long nowNs) {
        if (nowNs < day.openNs()) {
            return SessionState.PRE_OPEN;
        }
        if (nowNs < day.closeNs()) {
            return SessionState.OPEN;
        }
        return day.inAuction(nowNs) ? SessionState.AUCTION : SessionState.CLOSED;
    }
}
