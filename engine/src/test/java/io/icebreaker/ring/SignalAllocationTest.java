package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.finding.Sheet;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Shown;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Signals by the thousand, random entries and outcomes included, make no garbage once the lane is warm. */
class SignalAllocationTest {
    private static final int INSTRUMENTS = 8;
    private static final int TICKS = 400_000;
    private static final long START_NS = 1_763_683_200_000_000_000L; // 2025-11-21 00:00 UTC
    private static final long HALF_NS = 500_000_000L;

    /** A late class or two; a single byte a tick would be 200,000. */
    private static final long OF_THE_JVM_BYTES = 2_048;

    private long signals;
    private long outcomes;
    private final long[] volume = new long[INSTRUMENTS];
    private final long[] shown = new long[1_024];
    private Shown window;

    private final Findings findings =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {
                    signals += type == FindingType.SIGNAL ? 1 : 0;
                    outcomes += type == FindingType.OUTCOME ? 1 : 0;
                }

                @Override
                public void value(long word) {}
            };

    @Test
    void signalsAndOutcomesAllocateNothing() {
        var settings =
                Settings.DEFAULTS
                        .with("signal.cooldown.s", "10")
                        .with("institutional.rel.min", "0")
                        .with("min.confidence", "0");
        var driven = new Driven(settings, findings, (words, at) -> {}, tick -> drain());
        window = driven.sheet(Sheet.WINDOW);
        for (int id = 0; id < INSTRUMENTS; id++) {
            var instrument =
                    new Instrument(
                            "TEST", id + 1, "T" + id, InstrumentType.EQ, "", null, 0, 1, 500);
            Events.instrument(driven.claim(), id, instrument, START_NS);
            driven.publish();
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        play(driven, 0, TICKS / 2);
        long warm = signals;
        long before = threads.getThreadAllocatedBytes(thread);
        play(driven, TICKS / 2, TICKS);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(signals - warm > 500, signals - warm + " signals");
        assertTrue(outcomes > 500, outcomes + " outcomes");
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes");
    }

    private void drain() {
        for (int id = window.nextChanged(); id >= 0; id = window.nextChanged()) {
            window.copy(id, shown);
        }
    }

    private void play(Driven driven, int from, int to) {
        for (int i = from; i < to; i++) {
            fill(driven.claim(), i);
            driven.publish();
        }
    }

    /** Sellers for a hundred seconds, then buyers, at one price; every forty minutes it jumps by 5 %. */
    private void fill(Tick tick, int i) {
        int id = i % INSTRUMENTS;
        int half = i / INSTRUMENTS;
        long timeNs = START_NS + half * HALF_NS;
        boolean held = half / 200 % 2 == 0;
        long bid = half / 4_800 % 2 == 0 ? 5_000_000 : 5_250_000;
        boolean sells = half % 2 == 0;
        long qty = sells == held ? 60 : 5;
        volume[id] += qty;
        tick.kind(EventKind.TICK).id(id).receiveTimeNs(timeNs).exchangeTimeNs(timeNs);
        tick.ltp(sells ? bid : bid + 500).lastQty(qty).volume(volume[id]);
        tick.totalBuyQty(held ? 3_000 : 7_000).totalSellQty(held ? 7_000 : 3_000);
        tick.mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, bid - 500L * level, 100, 1)
                    .ask(level, bid + 500 + 500L * level, 100, 1);
        }
    }
}
