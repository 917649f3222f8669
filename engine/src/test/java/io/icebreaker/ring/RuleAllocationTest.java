package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.finding.FindingType;
import io.icebreaker.finding.Findings;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.setting.Settings;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.RuleParts;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Rules on bars and on every tick, alerts among them, make no garbage once the lane is warm. */
class RuleAllocationTest {
    private static final int INSTRUMENTS = 8;
    private static final int TICKS = 120_000;
    private static final long START_NS = 1_763_683_200_000_000_000L; // 2025-11-21 00:00 UTC
    private static final long HALF_NS = 500_000_000L;

    /** A late class or two; a single byte an evaluation would be a million. */
    private static final long OF_THE_JVM_BYTES = 2_048;

    private static final String RULES =
            """
            [{"name": "a", "condition": "close > open AND ema(8) > sma(13)[2]", "cooldown": 0},
             {"name": "b", "condition": "rsi CROSSES 50 AND volume > avg_volume"},
             {"name": "c", "condition": "close@3m CROSSES ABOVE vwap_up1", "priority": "HIGH"},
             {"name": "d", "condition": "T3:close > T2:close AND imbalance != 0 AND hammer"},
             {"name": "e", "condition": "close > open AND obi > 0.1 AND spread_ticks < 3 ON TICK"},
             {"name": "f", "condition": "rsi > 50 AND doji AND ema(9) > close[1] ON TICK"},
             {"name": "g", "condition": "ltp > poc AND ltp < vah AND age_ms < 5 ON TICK"},
             {"name": "h", "condition": "iceberg_ratio > 1 OR confidence > 5 OR pivot > r1 ON TICK"}]
            """;

    private long alerts;
    private final long[] volume = new long[INSTRUMENTS];

    private final Findings findings =
            new Findings() {
                @Override
                public void found(long sequence, int type, long[] words, int at, int length) {
                    alerts += type == FindingType.ALERT ? 1 : 0;
                }

                @Override
                public void value(long word) {
                    // only the hash knows
                }
            };

    @Test
    void rulesAllocateNothing() {
        var driven = new Driven(Settings.DEFAULTS, findings, (words, at) -> {}, tick -> {});
        for (int id = 0; id < INSTRUMENTS; id++) {
            var type = InstrumentType.EQ;
            var instrument = new Instrument("TEST", id + 1, "T" + id, type, "", null, 0, 1, 500);
            Events.instrument(driven.claim(), id, instrument, START_NS);
            driven.publish();
        }
        RuleParts.publish(driven, JournalStage.layoutVersion(), RULES, START_NS);
        assertEquals(0, driven.counters.get(Counter.RULES_REFUSED));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        play(driven, 0, TICKS / 2);
        long warm = alerts;
        long evaluated = driven.counters.get(Counter.RULE_EVALUATIONS);
        long before = threads.getThreadAllocatedBytes(thread);
        play(driven, TICKS / 2, TICKS);
        long bytes = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(alerts - warm > 500, alerts - warm + " alerts");
        long evaluations = driven.counters.get(Counter.RULE_EVALUATIONS) - evaluated;
        assertTrue(evaluations > 200_000, evaluations + " evaluations");
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes");
    }

    private void play(Driven driven, int from, int to) {
        for (int n = from; n < to; n++) {
            int id = n % INSTRUMENTS;
            long timeNs = START_NS + n / INSTRUMENTS * HALF_NS;
            if (n % 4 == 0) {
                Events.clock(driven.claim(), timeNs);
                driven.publish();
            }
            long price = 1_000_000 + 500 * ((n * 7919L >> 3) % 41);
            volume[id] += 1 + n % 13;
            Tick tick =
                    driven.claim()
                            .kind(EventKind.TICK)
                            .id(id)
                            .receiveTimeNs(timeNs)
                            .exchangeTimeNs(timeNs);
            tick.ltp(price).lastQty(1).volume(volume[id]);
            tick.mark(TickFlags.HAS_DEPTH);
            for (int level = 0; level < Tick.LEVELS; level++) {
                tick.bid(level, price - 500 * (level + 1), 100 + n % 17, 3);
                tick.ask(level, price + 500 * (level + 1), 90 + n % 19, 3);
            }
            driven.publish();
        }
    }
}
