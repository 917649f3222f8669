package io.icebreaker.stage.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Previous-day figures exclude today (analytics 10.7), also when today's are told already. */
class LookAheadHistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 15);

    @Test
    void todaysVolatilityIsNoHistory() {
        var history = new IvHistory();
        history.put(TODAY.toEpochDay() - 2, 0.11);
        history.put(TODAY.toEpochDay() - 1, 0.12);
        history.put(TODAY.toEpochDay(), 0.99);
        assertEquals(2, history.before(TODAY.toEpochDay()));
        assertEquals(0.12, history.values()[1]);
    }

    @Test
    void todaysClosingFiguresAreNotThePreviousDays() {
        Session session = SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, TODAY);
        long nowNs = session.openNs() + 1;
        assertEquals(7, prevOi(session, nowNs, TODAY.toEpochDay() - 3));
        assertEquals(LegState.ABSENT, prevOi(session, nowNs, TODAY.toEpochDay()));
        assertEquals(70, prevClose(session, nowNs, TODAY.toEpochDay() - 3));
        assertEquals(0, prevClose(session, nowNs, TODAY.toEpochDay()));
    }

    private static long prevOi(Session session, long nowNs, long day) {
        return state(session, nowNs, day).prevOi(0, nowNs);
    }

    private static long prevClose(Session session, long nowNs, long day) {
        return state(session, nowNs, day).prevClose(0, nowNs);
    }

    private static LegState state(Session session, long nowNs, long day) {
        var state = new LegState(1);
        state.onHistory(0, day, 70, 7);
        var tick = new Tick();
        tick.clear().kind(EventKind.TICK).id(0).receiveTimeNs(nowNs).ltp(100).oi(50);
        tick.effectiveTimeNs(nowNs);
        state.onTick(tick, session);
        return state;
    }
}
