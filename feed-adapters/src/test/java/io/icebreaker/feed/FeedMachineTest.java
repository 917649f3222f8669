package io.icebreaker.feed;

import static io.icebreaker.feed.FakeBroker.HOUR;
import static io.icebreaker.feed.FakeBroker.MINUTE;
import static io.icebreaker.feed.FakeBroker.MS;
import static io.icebreaker.feed.FakeBroker.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The states of a feed under a clock that moves when told (reliability F13 to F15). */
class FeedMachineTest {
    private static final FeedTimings TIMINGS = FeedTimings.defaults().deadAfter(4_800 * MS);

    private static FakeBroker inSession() {
        return new FakeBroker(TIMINGS, t -> true, 1);
    }

    // ---- F13

    @Test
    void connectsAtMostSixTimesAMinuteInAStormAndMarksEachGap() {
        for (int seed = 0; seed < 20; seed++) {
            var broker = new FakeBroker(TIMINGS, t -> true, seed);
            var cuts = new SplittableRandom(seed);
            for (int quarter = 0; quarter < 4 * 600; quarter++) {
                broker.cutAfterNs = cuts.nextLong(3 * SECOND);
                broker.live(SECOND / 4);
            }
            assertTrue(broker.mostTriesInAMinute() <= 6, "seed " + seed);
            assertTrue(broker.triesNs.size() > 20, "it never gives up");
            broker.cutAfterNs = -1;
            broker.live(2 * MINUTE);
            assertEquals(FeedState.LIVE, broker.machine.state());
            assertEveryGapIsMarked(broker);
        }
    }

    /** Each loss is spanned by the CONNECTED behind it, and no stretch without ticks goes unsaid. */
    private static void assertEveryGapIsMarked(FakeBroker broker) {
        long reached = FakeBroker.beginNs();
        for (Tick gap : broker.events(FeedState.GAP)) {
            assertTrue(Events.feedFromNs(gap) >= reached, "gaps do not overlap");
            assertTrue(Events.feedToNs(gap) > Events.feedFromNs(gap));
            reached = Events.feedToNs(gap);
        }
        List<Tick> connected = broker.events(FeedState.CONNECTED);
        for (Tick again : connected.subList(1, connected.size())) {
            assertTrue(Events.feedFromNs(again) < Events.feedToNs(again));
        }
        boolean isLost = false;
        List<String> states = broker.states();
        for (int i = 0; i < states.size(); i++) {
            if (states.get(i).equals("LIVE")) {
                assertEquals(isLost, states.get(i - 1).equals("GAP"), "before event " + i);
                isLost = false;
            }
            isLost |= states.get(i).equals("DOWN");
        }
    }

    @Test
    void waitsNoLongerThanThirtySecondsAndNotAlwaysTheSame() {
        var broker = inSession();
        broker.refuseWith = 503;
        broker.live(HOUR);
        long longest = 0;
        long shortest = Long.MAX_VALUE;
        for (int i = 7; i < broker.triesNs.size(); i++) {
            long waited = broker.triesNs.get(i) - broker.triesNs.get(i - 1);
            longest = Math.max(longest, waited);
            shortest = Math.min(shortest, waited);
        }
        assertTrue(longest <= 31 * SECOND && longest > 25 * SECOND, "longest " + longest);
        assertTrue(shortest < 6 * SECOND, "shortest " + shortest);
        assertTrue(broker.mostTriesInAMinute() <= 6);
    }

    @Test
    void findsAHalfOpenLinkWithinFiveSeconds() {
        var broker = inSession().live(10 * SECOND);
        broker.ticksEveryNs = 0;
        broker.beatsEveryNs = 0;
        long fromNs = broker.wallNs();
        broker.live(5 * SECOND);
        Tick down = broker.events(FeedState.DOWN).get(0);
        assertTrue(down.receiveTimeNs() - fromNs <= 5 * SECOND, Events.feedText(down));
        assertEquals(1, broker.counters.get(FeedCounter.DEAD_LINKS));
    }

    @Test
    void isPatientWhileOthersHoldThePlaces() {
        var broker = inSession();
        broker.refuseWith = 429;
        broker.live(HOUR);
        assertTrue(broker.triesNs.get(1) - broker.triesNs.get(0) >= MINUTE);
        assertTrue(broker.triesNs.get(2) - broker.triesNs.get(1) >= 5 * MINUTE);
        assertEquals(13, broker.triesNs.size(), "then every five minutes");
        broker.refuseWith = 0;
        broker.live(5 * MINUTE + SECOND);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void stopsAtARequestCalledWrongUntilItIsAnother() {
        var broker = inSession().live(10 * SECOND);
        broker.stopLink();
        broker.live(8 * HOUR);
        assertEquals(1, broker.triesNs.size());
        String told = Events.feedText(broker.events(FeedState.DOWN).get(0));
        assertEquals(
                "a request was not understood; stopped until instruments or login change", told);
        broker.isOtherwise = true;
        broker.live(10 * SECOND);
        assertEquals(2, broker.triesNs.size());
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void takesASlowHandshakeForNoSilence() {
        var broker = inSession();
        broker.handshakeNs = 9 * SECOND;
        broker.live(MINUTE);
        assertEquals(1, broker.links);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void survivesAFailureOfOurs() {
        var broker = inSession();
        broker.ourFailure =
                new IllegalArgumentException("Illegal character in wss://?token=S3cr3t");
        broker.live(MINUTE);
        for (Tick down : broker.events(FeedState.DOWN)) {
            assertEquals("a failure of ours: IllegalArgumentException", Events.feedText(down));
        }
        assertTrue(broker.events(FeedState.DOWN).size() > 0);
        broker.ourFailure = null;
        broker.live(MINUTE);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void givesUpALoginThatIsNotAnswered() {
        var broker = inSession();
        broker.saysLoggedIn = false;
        broker.ticksEveryNs = 0;
        broker.live(MINUTE);
        assertTrue(broker.counters.get(FeedCounter.LOGIN_TIMEOUTS) >= 2);
        assertEquals(0, broker.events(FeedState.CONNECTED).size());
        assertEquals(0, broker.subscribed);
        assertTrue(broker.open <= 1, "each is closed before the next");
    }

    // ---- F14

    @Test
    void replacesALinkThatOnlyBeatsInASessionAtThirtySeconds() {
        var broker = inSession().live(10 * SECOND);
        broker.ticksEveryNs = 0;
        long fromNs = broker.wallNs();
        broker.live(29 * SECOND);
        assertEquals(FeedState.MUTE, broker.machine.state());
        assertEquals(1, broker.triesNs.size());
        broker.live(2 * SECOND);
        Tick down = broker.events(FeedState.DOWN).get(0);
        long afterNs = down.receiveTimeNs() - fromNs;
        assertTrue(afterNs > 29 * SECOND && afterNs < 31 * SECOND, "after " + afterNs);
        broker.ticksEveryNs = SECOND;
        broker.live(MINUTE);
        Tick gap = broker.events(FeedState.GAP).get(0);
        assertTrue(
                Math.abs(Events.feedFromNs(gap) - fromNs) <= SECOND, "it begins at the last tick");
    }

    @Test
    void replacesALinkWhoseFiveLiquidInstrumentsStopTogether() {
        var broker = inSession().wants(200);
        broker.tickingInstruments = 5;
        broker.live(30 * SECOND);
        broker.ticksEveryNs = 0;
        broker.live(31 * SECOND);
        assertEquals(2, broker.triesNs.size());
    }

    @Test
    void leavesTheLinkOfAQuietUniverseAloneAndSaysThatItIsMute() {
        var broker = inSession().wants(200);
        broker.tickingInstruments = 4;
        broker.snapshots(200);
        broker.live(30 * SECOND);
        broker.ticksEveryNs = 0;
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size());
        assertEquals(FeedState.MUTE, broker.machine.state());
        broker.ticksEveryNs = 40 * SECOND;
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size(), "a tick every forty seconds is no reason either");
    }

    @Test
    void takesAQuietUniversesFirstPacketsForNoTicking() {
        var broker = inSession().wants(8);
        broker.snapshots(8);
        broker.ticksEveryNs = 0;
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size());
    }

    @Test
    void growsPatientWithALinkThatBringsNothingEver() {
        var broker = inSession();
        broker.ticksEveryNs = 0;
        broker.live(31 * SECOND);
        assertEquals(1, broker.counters.get(FeedCounter.MUTE_LINKS));
        broker.live(HOUR);
        long replaced = broker.counters.get(FeedCounter.MUTE_LINKS);
        assertTrue(replaced >= 20 && replaced <= 32, "every two minutes, was " + replaced);
    }

    @Test
    void leavesALinkAloneForWhichNothingIsSubscribed() {
        var broker = inSession().wantsNothing();
        broker.ticksEveryNs = 0;
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size());
    }

    @Test
    void saysTheGapOfAMuteLinkThatComesBackByItself() {
        var broker = inSession().live(10 * SECOND);
        broker.ticksEveryNs = 0;
        broker.live(20 * SECOND);
        broker.ticksEveryNs = SECOND;
        broker.live(3 * SECOND);
        assertEquals(List.of("MUTE", "GAP", "LIVE"), broker.states().subList(3, 6));
        assertEquals(1, broker.links);
    }

    @Test
    void leavesAnIdleLinkAloneForEightHoursOfClosedMarket() {
        var broker = new FakeBroker(TIMINGS, t -> false, 1);
        broker.ticksEveryNs = 0;
        broker.live(8 * HOUR);
        assertEquals(1, broker.triesNs.size());
        assertEquals(FeedState.CLOSED, broker.machine.state());
        assertEquals(List.of("CONNECTING", "CONNECTED", "CLOSED"), broker.states());
    }

    @Test
    void countsSilenceFromTheBellOn() {
        long bellNs = FakeBroker.beginNs() + HOUR;
        var broker = new FakeBroker(TIMINGS, t -> t >= bellNs, 1);
        broker.ticksEveryNs = 0;
        broker.live(HOUR + 25 * SECOND);
        assertEquals(FeedState.MUTE, broker.machine.state(), "fifteen seconds after the bell");
        assertEquals(1, broker.triesNs.size());
        broker.live(6 * SECOND);
        Tick down = broker.events(FeedState.DOWN).get(0);
        long afterNs = down.receiveTimeNs() - bellNs;
        assertTrue(afterNs > 30 * SECOND && afterNs < 31 * SECOND, "after " + afterNs);
    }

    @Test
    void goesLiveAtTheBellWithoutAGap() {
        long bellNs = FakeBroker.beginNs() + HOUR;
        var broker = new FakeBroker(TIMINGS, t -> t >= bellNs, 1);
        broker.ticksEveryNs = 0;
        broker.live(HOUR);
        broker.ticksEveryNs = SECOND;
        broker.live(MINUTE);
        assertEquals(List.of("CONNECTING", "CONNECTED", "CLOSED", "LIVE"), broker.states());
    }

    @Test
    void losesNothingWhenALinkBreaksInTheNight() {
        var broker = new FakeBroker(TIMINGS, t -> false, 1);
        broker.live(MINUTE);
        broker.cutAfterNs = 0;
        broker.live(100 * MS);
        broker.cutAfterNs = -1;
        broker.live(MINUTE);
        assertEquals(2, broker.links);
        assertEquals(0, broker.events(FeedState.GAP).size());
    }

    @Test
    void callsAFeedLateWhoseTicksAreAllOld() {
        var broker = inSession().live(10 * SECOND);
        broker.tickAgeNs = 8 * SECOND;
        broker.live(5 * SECOND);
        assertEquals(FeedState.LATE, broker.machine.state());
        broker.tickAgeNs = SECOND;
        broker.live(5 * SECOND);
        assertEquals(FeedState.LIVE, broker.machine.state());
        assertEquals(1, broker.links);
    }

    private static FakeBroker withoutExchangeTime(int instruments) {
        var broker = inSession().wants(instruments);
        broker.tickingInstruments = instruments;
        broker.ticksEveryNs = 100 * MS;
        broker.tickAgeNs = Long.MAX_VALUE;
        broker.tradeAgeNs = SECOND;
        return broker.live(MINUTE);
    }

    @Test
    void callsAFeedWithoutExchangeTimesLateByItsYoungestTrade() {
        var broker = withoutExchangeTime(20);
        assertEquals(FeedState.LIVE, broker.machine.state());
        broker.tradeAgeNs = 40 * SECOND;
        broker.live(31 * SECOND);
        assertEquals(FeedState.LATE, broker.machine.state());
        broker.tradeAgeNs = SECOND;
        broker.live(31 * SECOND);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void concludesNothingFromOldTradesOfAFew() {
        var broker = withoutExchangeTime(19);
        broker.tradeAgeNs = 40 * SECOND;
        broker.live(MINUTE);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    // ---- F15

    @Test
    void triesATokenThatHasWorkedThriceThenWaitsForAnother() {
        var broker = inSession().live(10 * SECOND);
        broker.accepted = "next";
        broker.cutAfterNs = 0;
        broker.live(100 * MS);
        broker.cutAfterNs = -1;
        broker.live(8 * HOUR);
        assertEquals(1 + 3, broker.triesNs.size());
        assertEquals(FeedState.WAITING_FOR_TOKEN, broker.machine.state());
        assertEquals(3, broker.counters.get(FeedCounter.TOKEN_REFUSALS));
    }

    @Test
    void takesANewTokenUpWithinFiveSecondsAndSubscribesAnew() {
        var broker = inSession();
        broker.token = "typo";
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size(), "one that never worked is not tried again");
        assertEquals(FeedState.WAITING_FOR_TOKEN, broker.machine.state());
        broker.token = "good";
        long fromNs = broker.wallNs();
        broker.live(10 * SECOND);
        long tookNs = broker.events(FeedState.CONNECTED).get(0).receiveTimeNs() - fromNs;
        assertTrue(tookNs <= 5 * SECOND, "took " + tookNs);
        assertEquals(1, broker.subscribed);
        assertEquals(FeedState.LIVE, broker.machine.state());
    }

    @Test
    void waitsAtOnceWhenTheStreamCallsTheTokenBad() {
        var broker = inSession().live(10 * SECOND);
        broker.refuseInStream();
        broker.live(HOUR);
        assertEquals(1, broker.triesNs.size());
        assertEquals(FeedState.WAITING_FOR_TOKEN, broker.machine.state());
        broker.token = "next";
        broker.accepted = "next";
        broker.live(10 * SECOND);
        assertEquals(2, broker.subscribed);
        assertEquals(1, broker.events(FeedState.GAP).size());
    }

    @Test
    void oneBrokersTokenIsNoOtherBrokersConcern() {
        var one = inSession();
        var other = inSession();
        one.live(10 * SECOND);
        other.live(10 * SECOND);
        one.refuseInStream();
        one.live(10 * MINUTE);
        other.live(10 * MINUTE);
        assertEquals(FeedState.WAITING_FOR_TOKEN, one.machine.state());
        assertEquals(List.of("CONNECTING", "CONNECTED", "LIVE"), other.states());
    }

    @Test
    void saysThatItIsOff() {
        var broker = inSession().live(10 * SECOND);
        broker.machine.end();
        broker.live(MINUTE);
        assertEquals(FeedState.OFF, broker.machine.state());
        assertEquals(0, broker.open);
        assertEquals(1, broker.triesNs.size());
    }
}
