package io.icebreaker.gap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.calendar.Session;
import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.calendar.SessionGroup;
import io.icebreaker.gap.Gap.Kind;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a gap, what is none, and where its edges are. */
class GapFinderTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final LocalDate DATE = LocalDate.of(2026, 8, 4);
    private static final Session SESSION =
            SessionCalendar.shipped().sessionOn(SessionGroup.DERIVATIVES, DATE);
    private static final long CLOSE_NS = SESSION.closeNs();
    private static final Instrument FUTURE =
            new Instrument("NFO", 1, "FUT", InstrumentType.FUT, "F", DATE, 0, 50, 500);

    private final GapFinder finder = new GapFinder();
    private final Tick event = new Tick();
    private long nowNs = SESSION.openNs();

    private void clocks(int seconds) {
        for (int beat = 0; beat < 4 * seconds; beat++) {
            nowNs += SECOND_NS / 4;
            finder.watch(Events.clock(event.clear(), nowNs));
        }
    }

    private void tick() {
        finder.watch(event.clear().kind(EventKind.TICK).id(0).receiveTimeNs(nowNs));
    }

    private void feed(int feed, FeedState state, long fromNs) {
        finder.watch(Events.feed(event.clear(), feed, state, 0, fromNs, nowNs, "", nowNs));
    }

    private void define() {
        finder.watch(Events.instrument(event.clear(), 0, FUTURE, nowNs));
    }

    private List<String> found() {
        finder.upToHere();
        return finder.found().stream()
                .map(
                        it ->
                                it.kind()
                                        + " "
                                        + it.feed()
                                        + " "
                                        + (it.toNs() - it.fromNs()) / SECOND_NS)
                .toList();
    }

    @Test
    void outagesCountInOpenHoursOnly() {
        define();
        nowNs = CLOSE_NS - 30 * SECOND_NS;
        clocks(10);
        feed(0, FeedState.DOWN, nowNs);
        clocks(60); // 40 s of which the market is closed
        assertEquals(List.of("DOWN 0 20"), found());
        nowNs += 3_600 * SECOND_NS; // killed in the evening
        clocks(1);
        feed(1, FeedState.MUTE, nowNs);
        clocks(10);
        feed(1, FeedState.LIVE, nowNs);
        assertEquals(List.of("DOWN 0 20"), found());
        assertEquals(1, finder.count());
    }

    @Test
    void whatIsStillOpenGrowsUntilItIsOver() {
        define();
        clocks(5);
        feed(3, FeedState.WAITING_FOR_TOKEN, nowNs);
        clocks(5);
        assertEquals(List.of("DOWN 3 5"), found());
        clocks(5);
        assertEquals(List.of("DOWN 3 10"), found());
        feed(3, FeedState.LIVE, nowNs);
        clocks(5);
        assertEquals(List.of("DOWN 3 10"), found());
        assertEquals(1, finder.count());
    }

    @Test
    void aFeedsStatesAndItsOwnWordAreOneGapThoseOfTwoFeedsAreTwo() {
        clocks(20);
        feed(0, FeedState.MUTE, nowNs);
        feed(1, FeedState.DOWN, nowNs);
        clocks(3);
        feed(0, FeedState.GAP, nowNs - 8 * SECOND_NS);
        feed(0, FeedState.LIVE, nowNs);
        clocks(2);
        feed(1, FeedState.CONNECTED, nowNs);
        feed(1, FeedState.LIVE, nowNs);
        feed(1, FeedState.GAP, nowNs - 6 * SECOND_NS);
        assertEquals(List.of("DOWN 0 8", "DOWN 1 6"), found());
    }

    @Test
    void silenceIsAGapWhereAClockShouldBeat() {
        tick();
        nowNs += 800 * SECOND_NS;
        tick(); // an import without a clock: nobody traded
        assertEquals(List.of(), found());
        clocks(2);
        nowNs += 4 * SECOND_NS;
        clocks(2); // a pause of the process
        assertEquals(List.of(), found());
        nowNs += 6 * SECOND_NS;
        clocks(2);
        nowNs += 3 * SECOND_NS;
        finder.watch(Events.config(event.clear(), 1, 0, "test", "one", nowNs)); // begun again
        assertEquals(List.of("NOT_RECORDED -1 6", "NOT_RECORDED -1 3"), found());
    }

    @Test
    void aMarkerThatDoesNotKnowItsEndEndsWithTheNextEvent() {
        clocks(4);
        finder.watch(Events.gap(event.clear(), 17, 20, 0, 0, 0));
        assertEquals(List.of("UNJOURNALED -1 0"), found());
        nowNs += 30 * SECOND_NS;
        clocks(1);
        assertEquals(List.of("UNJOURNALED -1 30"), found());
        assertEquals(1, finder.count());
        assertEquals(Kind.UNJOURNALED, finder.found().get(0).kind());
    }

    @Test
    void thoseBeyondTheLimitAreCounted() {
        clocks(1);
        for (int n = 0; n < 1_005; n++) {
            clocks(1);
            feed(0, FeedState.DROPPED, nowNs);
        }
        assertEquals(1_000, found().size());
        assertEquals(1_005, finder.count());
        assertEquals(5, finder.leftOut());
    }
}
