package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is asked for, in which turn, and whether it comes. */
class SubscriptionsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private final FakeWire wire = new FakeWire();
    private final Covered covered = new Covered();
    private final RecordingSink said = new RecordingSink();
    private final FeedCounters counters = new FeedCounters();
    private boolean inSession = true;
    private long nowNs;
    private final FeedSetup setup =
            new FeedSetup(
                    3,
                    (segment, token) -> (int) token,
                    RecordingSink::new,
                    () -> said,
                    new FeedClocks(() -> nowNs, () -> nowNs),
                    FeedTimings.defaults(),
                    t -> inSession,
                    new SplittableRandom(1));
    private final FeedVoice voice = new FeedVoice(setup);
    private final Subscriptions subscriptions =
            new Subscriptions(new Object(), wire, setup.resolver(), () -> nowNs, covered);
    private final CoverageCheck check =
            new CoverageCheck("fake", subscriptions, wire, setup, voice, counters);

    static BrokerInstrument instrument(long token) {
        var equity =
                new Instrument("NSE", token, "S" + token, InstrumentType.EQ, "", null, 0, 1, 5);
        return new BrokerInstrument(equity, "NSE", token, "S" + token);
    }

    static List<BrokerInstrument> instruments(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(SubscriptionsTest::instrument).toList();
    }

    private void connect() {
        subscriptions.attach(new NoLink());
        check.begin();
        subscriptions.sendDue();
    }

    private void live(long ns) {
        for (long endNs = nowNs + ns; nowNs < endNs; nowNs += 20 * MS) {
            if (subscriptions.sendDue()) {
                check.look();
            }
        }
    }

    @Test
    void asksInBatchesAndOnceAnInstrument() {
        subscriptions.add(instruments(1, 7));
        subscriptions.add(instruments(5, 8));
        connect();
        assertEquals(List.of("+1 2 3", "+4 5 6", "+7 8"), wire.asked);
        assertFalse(subscriptions.add(instruments(1, 8)), "no news");
        subscriptions.remove(instruments(2, 2));
        subscriptions.add(instruments(9, 9));
        subscriptions.sendDue();
        assertEquals(List.of("-2", "+9"), wire.asked.subList(3, 5));
    }

    @Test
    void keepsThePauseThatTheWireWants() {
        wire.everyNs = 100 * MS;
        subscriptions.add(instruments(1, 9));
        connect();
        assertEquals(1, wire.asked.size());
        live(150 * MS);
        assertEquals(2, wire.asked.size());
        live(100 * MS);
        assertEquals(3, wire.asked.size());
    }

    @Test
    void refusesMoreThanTheBrokerTakesAndChangesNothing() {
        subscriptions.add(instruments(1, 9));
        var e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> subscriptions.add(instruments(8, 11)));
        assertTrue(e.getMessage().contains("more than 10"), e.getMessage());
        assertEquals(9, subscriptions.coverage().subscribed());
    }

    @Test
    void asksForEverythingOnANewLinkAndCountsAnew() {
        subscriptions.add(instruments(1, 3));
        connect();
        covered.onTick(1);
        covered.onTick(1);
        covered.onTick(77);
        subscriptions.onAcknowledged("NSE", 2);
        assertEquals(new Coverage(3, 2, 1), subscriptions.coverage());
        subscriptions.detach();
        connect();
        assertEquals(List.of("+1 2 3", "+1 2 3"), wire.asked);
        assertEquals(new Coverage(3, 0, 0), subscriptions.coverage());
    }

    @Test
    void forgetsWhatIsNoLongerWanted() {
        subscriptions.add(instruments(1, 3));
        connect();
        covered.onTick(1);
        subscriptions.remove(instruments(1, 1));
        assertEquals(new Coverage(2, 0, 0), subscriptions.coverage());
        covered.onTick(1);
        assertEquals(new Coverage(2, 0, 0), subscriptions.coverage());
        subscriptions.add(instruments(1, 1));
        assertEquals(new Coverage(3, 0, 0), subscriptions.coverage());
        covered.onTick(1);
        assertEquals(new Coverage(3, 1, 1), subscriptions.coverage());
    }

    private List<Tick> remarks() {
        return said.events(EventKind.FEED);
    }

    @Test
    void asksAgainForWhatDoesNotComeThenSaysSo() {
        voice.say(FeedState.LIVE, "");
        subscriptions.add(instruments(1, 7));
        connect();
        LongStream.rangeClosed(1, 5).forEach(id -> covered.onTick((int) id));
        live(6 * SECOND);
        assertEquals("+6 7", wire.asked.get(3));
        assertEquals(1, remarks().size(), "not yet");
        live(5 * SECOND);
        Tick remark = remarks().get(1);
        assertEquals("2 of 7 instruments do not come: NSE:S6, NSE:S7", Events.feedText(remark));
        assertEquals(2, Events.feedCount(remark));
        assertEquals(FeedState.LIVE.ordinal(), Events.feedState(remark));
        assertEquals(2, counters.get(FeedCounter.UNCONFIRMED_SUBSCRIPTIONS));
        live(60 * SECOND);
        assertEquals(2, remarks().size(), "said once");
        covered.onTick(6);
        subscriptions.onAcknowledged("NSE", 7);
        live(6 * SECOND);
        assertEquals("all subscriptions are confirmed", Events.feedText(remarks().get(2)));
    }

    @Test
    void judgesByPacketsOnlyWhileAMarketIsOpen() {
        inSession = false;
        subscriptions.add(instruments(1, 2));
        connect();
        live(60 * SECOND);
        assertEquals(1, wire.asked.size());
        inSession = true;
        live(11 * SECOND);
        assertEquals(1, remarks().size());
    }

    @Test
    void judgesByAcknowledgementsAtAnyTime() {
        inSession = false;
        wire.acknowledges = true;
        subscriptions.add(instruments(1, 2));
        connect();
        subscriptions.onAcknowledged("NSE", 1);
        live(11 * SECOND);
        assertTrue(Events.feedText(remarks().get(0)).endsWith("NSE:S2"));
    }
}
