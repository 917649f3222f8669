package io.icebreaker.stage.arbiter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.reference.InstrumentKey;
import io.icebreaker.reference.RowBuilder;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.Verdict;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The rules of F-6, each on a small market: feed 0 and feed 1, sometimes a third. */
class ArbiterTest {
    private static final InstrumentKey KEY = new InstrumentKey("NFO", 1);
    private static final long MS = 1_000_000L;
    private static final LocalDate DAY = LocalDate.of(2025, 12, 29);

    private final ArbiterRun run = new ArbiterRun("NFO", InstrumentType.FUT);
    private LocalDate day = DAY;

    private long at(String time) {
        return day.atTime(LocalTime.parse(time))
                        .toInstant(ZoneOffset.ofHoursMinutes(5, 30))
                        .toEpochMilli()
                * MS;
    }

    private RowBuilder packet(int feed, String time) {
        return RowBuilder.row(feed, KEY, at(time));
    }

    /** A packet with a trade and a book; the bid's quantity tells which book it is. */
    private RowBuilder whole(int feed, String time, long volume, long book) {
        return packet(feed, time)
                .ltp(1_000_000L)
                .ltq(75L)
                .volume(volume)
                .bid(0, 999_500, book)
                .ask(0, 1_000_500, book);
    }

    private boolean isShadow(RowBuilder row) {
        return Verdict.isShadow(run.row(row.build()));
    }

    /** Whether the book of the packet counts. */
    private boolean booked(RowBuilder row) {
        run.row(row.build());
        return run.tick().effectiveTimeNs() != 0 && run.tick().has(TickFlags.HAS_DEPTH);
    }

    @Test
    void theFirstOfEachVolumeCountsAndItsRepeatIsAShadow() {
        assertFalse(isShadow(whole(0, "10:00:00", 1_000, 1)));
        assertTrue(isShadow(whole(1, "10:00:00.300", 1_000, 1)));
        assertFalse(isShadow(whole(1, "10:00:01", 1_075, 2)));
        assertTrue(isShadow(whole(0, "10:00:01.200", 1_075, 2)));
        assertEquals(75, run.traded());
        assertEquals(2, run.count(Counter.SHADOWS_REPEATED));
    }

    @Test
    void anInstrumentOfOneFeedIsLeftAlone() {
        assertEquals(0, run.row(whole(0, "10:00:00", 1_000, 1).build()));
        assertEquals(0, run.row(whole(0, "10:00:01", 1_000, 1).build()));
        assertEquals(0, run.row(whole(0, "10:00:20", 1_075, 1).build()));
        assertEquals(1, run.gaps());
    }

    @Test
    void theSlowFeedsBookIsNotShownAfterTheFastOnes() {
        assertTrue(booked(whole(0, "10:00:00", 1_000, 1)));
        assertTrue(booked(whole(0, "10:00:00.500", 1_000, 2)));
        assertFalse(booked(whole(1, "10:00:00.600", 1_000, 1)));
        assertTrue(booked(whole(0, "10:00:01", 1_075, 3)));
        assertFalse(booked(whole(1, "10:00:01.100", 1_000, 2)));
        assertFalse(booked(whole(1, "10:00:01.600", 1_075, 3)));
        assertTrue(booked(whole(0, "10:00:02", 1_075, 4)));
    }

    @Test
    void aSilentLeadersBookStandsForThreeSeconds() {
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(1, "10:00:00", 1_000, 1).build());
        assertFalse(booked(whole(1, "10:00:03", 1_000, 2)));
        assertTrue(booked(whole(1, "10:00:03.100", 1_000, 3)));
        assertFalse(booked(whole(0, "10:00:03.200", 1_000, 2)), "and it has lost the lead");
    }

    @Test
    void aLateFeedsSilenceRuleWaitsForItsLateness() {
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(0, "10:00:01", 1_075, 2).build());
        run.row(whole(1, "10:00:05", 1_000, 1).build()); // 5 s behind
        run.row(whole(1, "10:00:06", 1_075, 2).build());
        assertFalse(booked(whole(1, "10:00:07", 1_075, 3)), "a picture from 10:00:02 at best");
        assertTrue(booked(whole(1, "10:00:09.500", 1_075, 4)));
    }

    @Test
    void aFeedThatWasAwayIsNotLate() {
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(1, "10:00:00.100", 1_000, 1).build());
        run.row(whole(0, "10:00:10", 1_075, 2).build());
        run.state(1, FeedState.CONNECTED, at("10:00:39"));
        run.row(whole(1, "10:00:40", 1_075, 9).build());
        run.state(0, FeedState.DOWN, at("10:00:41"));
        assertTrue(booked(whole(1, "10:00:41.100", 1_075, 10)));
    }

    @Test
    void whatIsDownHandsOverAtOnce() {
        run.state(0, FeedState.CONNECTED, at("09:59:59"));
        run.state(1, FeedState.CONNECTED, at("09:59:59"));
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(1, "10:00:00.100", 1_000, 1).build());
        run.state(0, FeedState.DOWN, at("10:00:01"));
        assertTrue(booked(whole(1, "10:00:01.100", 1_000, 2)));
        run.row(whole(1, "10:00:01.600", 1_300, 3).build());
        assertEquals(300, run.traded());
        run.state(0, FeedState.CONNECTED, at("10:01:00"));
        run.row(whole(0, "10:01:00.100", 1_375, 3).build());
        assertEquals(1, run.gaps(), "feed 1 was silent for a minute");
        run.row(whole(1, "10:01:01", 1_450, 3).build());
        assertEquals(1, run.gaps());
    }

    @Test
    void aReconnectIsNoGapWhereAnotherFeedWatched() {
        run.state(0, FeedState.CONNECTED, at("09:59:59"));
        run.state(1, FeedState.CONNECTED, at("09:59:59"));
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(1, "10:00:00.100", 1_000, 1).build());
        run.state(0, FeedState.DOWN, at("10:00:01"));
        for (int second = 10; second < 50; second++) {
            run.row(whole(1, "10:00:" + second, 1_000 + 75 * second, second).build());
        }
        run.state(0, FeedState.CONNECTED, at("10:00:49.100"));
        long before = run.gaps();
        run.row(whole(0, "10:00:49.500", 5_000, 60).build());
        assertEquals(before, run.gaps());
        assertEquals(4_000, run.traded());
    }

    @Test
    void aFeedWithoutVolumeCoversNoGap() {
        run.state(0, FeedState.CONNECTED, at("09:59:59"));
        run.state(1, FeedState.CONNECTED, at("09:59:59"));
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.state(0, FeedState.DOWN, at("10:00:01"));
        for (int second = 10; second < 50; second++) {
            run.row(packet(1, "10:00:" + second).ltp(1_000_000L).build());
        }
        run.state(0, FeedState.CONNECTED, at("10:00:49.100"));
        run.row(whole(0, "10:00:49.500", 2_500, 2).build());
        assertEquals(1, run.gaps());
    }

    @Test
    void aPoorFeedMayLeadInTradesWhileTheRicherOneKeepsItsBook() {
        run.row(whole(0, "10:00:00", 1_000, 1).oi(500L).build());
        run.row(packet(1, "10:00:00.900").ltp(1_000_500L).volume(1_075L).build());
        assertEquals(75, run.tick().traded());
        assertTrue(booked(whole(0, "10:00:01", 1_000, 2).oi(575L)), "behind in trades");
        assertTrue(run.tick().has(TickFlags.HAS_OI));
        assertFalse(run.tick().has(TickFlags.HAS_VOLUME));
        assertFalse(run.tick().has(TickFlags.HAS_LTP));
        assertEquals(75, run.traded());
        assertEquals(1, run.count(Counter.PACKETS_PARTLY));
        assertEquals(0, run.count(Counter.VOLUME_REBASE));
    }

    @Test
    void twoRichFeedsBehindAPoorOneDoNotSwapTheirBooks() {
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(2, "10:00:00.100", 1_000, 1).build());
        run.row(packet(1, "10:00:00.900").ltp(1_000_500L).volume(1_150L).build());
        assertTrue(booked(whole(0, "10:00:01", 1_075, 2)));
        assertFalse(booked(whole(2, "10:00:01.100", 1_000, 1)));
        assertFalse(booked(whole(2, "10:00:01.200", 1_075, 2)));
        assertTrue(booked(whole(2, "10:00:01.900", 1_150, 3)));
        assertFalse(booked(whole(0, "10:00:02", 1_075, 2)));
    }

    @Test
    void laterStampsTakeOverFromALeaderThatIsLate() {
        run.row(whole(0, "10:00:01", 1_000, 1).exch(at("10:00:00")).build());
        run.row(whole(1, "10:00:01.100", 1_000, 1).exch(at("10:00:00")).build());
        run.row(whole(0, "10:00:09", 1_000, 1).exch(at("10:00:01")).build());
        assertFalse(booked(whole(1, "10:00:09.100", 1_000, 2).exch(at("10:00:02"))));
        assertTrue(booked(whole(1, "10:00:09.200", 1_000, 3).exch(at("10:00:09"))));
        assertFalse(booked(whole(0, "10:00:09.300", 1_000, 2).exch(at("10:00:03"))));
    }

    @Test
    void otherStampsOfAnotherKindMakeNothingStale() {
        run.state(0, FeedState.CONNECTED, at("10:00:00"));
        run.row(whole(0, "10:00:01", 1_000, 1).exch(at("10:00:01")).build());
        run.row(whole(1, "10:00:01.100", 1_000, 1).ltt(at("09:58:00")).build());
        run.state(0, FeedState.DOWN, at("10:00:02"));
        assertTrue(booked(whole(1, "10:00:03", 1_000, 2).ltt(at("09:58:00"))));
        assertEquals(0, run.count(Counter.STALE));
    }

    @Test
    void aWrongVolumeIsCorrectedWhenProvenAndCountedAsApart() {
        run.row(whole(0, "10:00:00", 1_000, 1).ltt(at("10:00:00")).build());
        run.row(whole(1, "10:00:00.100", 1_000, 1).ltt(at("10:00:00")).build());
        run.row(whole(0, "10:00:01", 900_000, 2).ltt(at("10:00:01")).build());
        assertTrue(isShadow(whole(1, "10:00:02", 1_075, 3).ltt(at("10:00:02"))));
        assertFalse(isShadow(whole(1, "10:00:12", 1_150, 4).ltt(at("10:00:12"))));
        assertEquals(1_150, run.dayVolume());
        assertEquals(1, run.count(Counter.VOLUMES_CORRECTED));
        assertEquals(1, run.count(Counter.FEEDS_DIFFER_VOLUME));
        run.row(whole(1, "10:00:13", 1_225, 5).ltt(at("10:00:13")).build());
        assertEquals(1_225, run.dayVolume());
    }

    @Test
    void pricesThatDifferWithOneVolumeAreCountedByPair() {
        run.row(whole(0, "10:00:00", 1_000, 1).build());
        run.row(whole(1, "10:00:00.100", 1_000, 1).build());
        run.row(whole(0, "10:00:01", 1_075, 2).build());
        run.row(whole(1, "10:00:01.500", 1_075, 2).ltp(1_000_500L).build());
        assertEquals(1, run.count(Counter.FEEDS_DIFFER_LTP));
        assertEquals(1, run.shares().pair(0, 1, FeedShares.LTP));
        assertEquals(500 * MS, run.shares().figure(0, FeedShares.LEAD_NS));
    }

    @Test
    void theNextDayBeginsAnew() {
        run.row(whole(0, "10:00:00", 90_000, 1).build());
        run.row(whole(1, "10:00:00.100", 90_000, 1).build());
        day = day.plusDays(1);
        assertFalse(isShadow(whole(1, "09:16:00", 500, 1).ltt(at("09:15:59"))));
        assertFalse(isShadow(whole(0, "09:16:01", 575, 2).ltt(at("09:16:01"))));
        assertTrue(booked(whole(1, "09:16:02", 650, 3).ltt(at("09:16:02"))));
        assertEquals(150, run.traded());
        assertEquals(0, run.count(Counter.VOLUMES_CORRECTED));
    }

    @Test
    void theFirstTradeOfTheDayFollowsNoGap() {
        run.state(0, FeedState.CONNECTED, at("09:05:00"));
        run.state(1, FeedState.CONNECTED, at("09:05:00"));
        for (String time : new String[] {"09:14:57", "09:14:58", "09:14:59"}) {
            run.row(packet(0, time).ltp(1_000_000L).volume(0L).build());
            run.row(packet(1, time).ltp(1_000_000L).volume(0L).build());
        }
        run.row(whole(1, "09:15:00", 300, 1).build());
        run.row(whole(0, "09:15:00.200", 300, 1).build());
        assertEquals(300, run.traded());
        assertEquals(0, run.gaps());
    }

    @Test
    void anIndexFollowsOneFeedUntilThatIsSilent() {
        var index = new ArbiterRun("IDX", InstrumentType.IDX);
        index.row(RowBuilder.row(0, KEY, at("10:00:00")).ltp(100L).build());
        assertTrue(shadowed(index, 1, "10:00:00.100", 99L));
        assertFalse(shadowed(index, 0, "10:00:01", 101L));
        assertTrue(shadowed(index, 1, "10:00:01.100", 100L));
        assertFalse(shadowed(index, 1, "10:00:05", 102L));
    }

    private boolean shadowed(ArbiterRun index, int feed, String time, long price) {
        return Verdict.isShadow(index.row(RowBuilder.row(feed, KEY, at(time)).ltp(price).build()));
    }

    @Test
    void aNinthFeedIsRefusedAndCounted() {
        for (int feed = 0; feed < 9; feed++) {
            run.row(whole(feed, "10:00:00", 1_000 + feed, 1).build());
        }
        assertEquals(1, run.count(Counter.SHADOWS_CROWDED));
        assertEquals(1_007, run.dayVolume());
    }
}
