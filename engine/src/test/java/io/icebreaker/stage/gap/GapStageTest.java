package io.icebreaker.stage.gap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.StageContext;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a gap has cost, by the first packets behind it. */
class GapStageTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long RUPEE = 10_000;

    private final List<long[]> told = new ArrayList<>();
    private final Counters counters = new Counters();
    private final GapStage stage = new GapStage(new GapKernel(context()));
    private final Tick slot = new Tick();
    private long nowNs = 1_000 * SECOND;

    private StageContext context() {
        var findings =
                new Findings() {
                    @Override
                    public void found(long sequence, int type, long[] words, int at, int length) {
                        assertEquals(FindingType.FEED_GAP, type);
                        told.add(Arrays.copyOfRange(words, at, at + length));
                    }

                    @Override
                    public void value(long word) {
                        throw new AssertionError("no values");
                    }
                };
        return new StageContext(
                10,
                null,
                null,
                counters,
                Settings.DEFAULTS,
                findings); // neither session nor clock is asked
    }

    private void connected(int feed, long awayNs) {
        slot.clear();
        Events.feed(slot, feed, FeedState.CONNECTED, 0, nowNs - awayNs, nowNs, "", nowNs);
        stage.onEvent(slot, true);
    }

    /** A packet as flow leaves it. */
    private void tick(int feed, int id, long traded, long rupees) {
        slot.clear();
        slot.kind(EventKind.TICK).feed(feed).id(id).receiveTimeNs(nowNs).ltp(rupees * RUPEE);
        slot.volume(1_000).effectiveTimeNs(nowNs).traded(traded);
        stage.onEvent(slot, true);
    }

    private void clock(long laterNs) {
        nowNs += laterNs;
        slot.clear();
        stage.onEvent(Events.clock(slot, nowNs), true);
    }

    @Test
    void addsUpTheFirstPacketsBehindAGap() {
        connected(1, 0);
        tick(1, 0, 500, 100);
        connected(1, 7 * SECOND);
        long toNs = nowNs;
        tick(1, 0, 40, 100);
        tick(1, 0, 3, 100);
        tick(1, 1, 5, 2_000);
        tick(1, 2, 0, 10);
        clock(19 * SECOND);
        assertEquals(0, told.size(), "not yet");
        clock(SECOND);
        tick(1, 3, 9, 10);
        clock(60 * SECOND);
        assertEquals(1, told.size());
        long[] expected = {1, toNs - 7 * SECOND, toNs, 3, 2, 45, 40 * 100 + 5 * 2_000};
        assertArrayEquals(expected, told.get(0));
        assertEquals(2, counters.get(Counter.MISSED_TRADES));
        assertEquals(45, counters.get(Counter.MISSED_QTY));
    }

    @Test
    void leavesOtherFeedsAndPacketsWithoutVolumeOut() {
        connected(1, 7 * SECOND);
        tick(2, 0, 40, 100);
        slot.clear();
        slot.kind(EventKind.TICK).feed(1).id(0).receiveTimeNs(nowNs).ltp(RUPEE);
        stage.onEvent(slot, true);
        clock(20 * SECOND);
        assertEquals(0, told.get(0)[3]);
    }

    @Test
    void whatFlowDropsHasMissedNothing() {
        connected(1, 7 * SECOND);
        slot.clear();
        slot.kind(EventKind.TICK).feed(1).id(0).receiveTimeNs(nowNs).volume(1_000);
        stage.onEvent(slot, true);
        tick(1, 0, 40, 100);
        clock(20 * SECOND);
        assertEquals(1, told.get(0)[3]);
        assertEquals(0, told.get(0)[5]);
    }

    @Test
    void tellsAGapBeforeTheNext() {
        connected(1, 7 * SECOND);
        tick(1, 0, 40, 100);
        nowNs += SECOND;
        connected(1, SECOND);
        tick(1, 0, 2, 100);
        clock(20 * SECOND);
        assertEquals(2, told.size());
        assertEquals(40, told.get(0)[5]);
        assertEquals(2, told.get(1)[5]);
    }

    @Test
    void knowsNoGapAtTheFirstConnection() {
        connected(1, 0);
        tick(1, 0, 40, 100);
        clock(60 * SECOND);
        assertEquals(0, told.size());
    }
}
