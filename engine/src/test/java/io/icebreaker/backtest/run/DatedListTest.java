package io.icebreaker.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.icebreaker.backtest.Packet;
import io.icebreaker.backtest.Strategy;
import io.icebreaker.backtest.StrategyContext;
import io.icebreaker.backtest.StrategySetup;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The list of instruments is the one each day was recorded with (analytics 10.7): what a later day lists is
 * not known before, whatever the whole run has read of its days.
 */
class DatedListTest {
    /** 2025-12-15, 09:15 IST. */
    private static final long OPEN_NS = 1_765_770_300_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir Path days;

    private static Instrument share(long token, String symbol) {
        return new Instrument("NSE", token, symbol, InstrumentType.EQ, "", null, 0, 1, 500);
    }

    /** A day's journal: its list, then a few packets of the list's first. */
    private void record(int day, Instrument... list) throws Exception {
        long openNs = OPEN_NS + day * DAY_NS;
        try (var directory = JournalDirectory.forWriting(days.resolve("day-" + day))) {
            var stage = new JournalStage(directory, new Counters());
            write(
                    stage,
                    1,
                    slot ->
                            Events.config(
                                    slot,
                                    JournalStage.layoutVersion(),
                                    0,
                                    "test",
                                    "feed",
                                    openNs - 9));
            for (int i = 0; i < list.length; i++) {
                int id = i;
                write(stage, 2 + i, slot -> Events.instrument(slot, id, list[id], openNs - 1));
            }
            for (int second = 0; second < 5; second++) {
                long ns = openNs + second * SECOND_NS;
                write(
                        stage,
                        2 + list.length + second,
                        slot ->
                                slot.kind(EventKind.TICK)
                                        .id(0)
                                        .receiveTimeNs(ns)
                                        .exchangeTimeNs(ns)
                                        .ltp(1_000_000)
                                        .volume(ns % DAY_NS));
            }
            stage.onStop();
        }
    }

    private static void write(JournalStage stage, long sequence, Consumer<Tick> fill) {
        var slot = new Tick();
        fill.accept(slot.clear());
        slot.sequence(sequence);
        stage.onEvent(slot, true);
    }

    /** At each packet looks through all it may know. */
    private static final class Reader implements Strategy {
        private final Map<Long, Collection<String>> known = new TreeMap<>();
        private StrategyContext market;

        @Override
        public void onStart(StrategyContext context) {
            market = context;
            context.subscribeTicks();
        }

        @Override
        public void onTick(Packet packet) {
            long day = Math.floorDiv(packet.timeNs() - OPEN_NS, DAY_NS);
            Collection<String> seen = known.computeIfAbsent(day, key -> new TreeSet<>());
            for (int id = 0; id < market.instruments(); id++) {
                if (market.instrument(id) != null) {
                    seen.add(market.instrument(id).symbol());
                }
            }
        }
    }

    @Test
    void whatALaterDayListsIsNotKnownBefore() throws Exception {
        record(0, share(1, "ACME"));
        record(1, share(2, "LISTED"), share(1, "ACME"));
        record(2, share(1, "RENAMED"), share(2, "LISTED"));
        var reader = new Reader();
        List<DayJournal> recorded = DayJournal.in(List.of(days.toString()));
        int capacity = DaysFeed.capacity(recorded);
        var pipeline =
                Pipeline.start(
                        PipelineSetup.replay(Profile.QUIET_VPS, capacity)
                                .withStrategy(StrategySetup.of(reader)));
        try {
            new DaysFeed(recorded, capacity, new RunData(), RunProgress.NONE)
                    .run(pipeline.newSink(), () -> false, day -> {});
        } finally {
            pipeline.close();
        }
        assertEquals(
                List.of("[ACME]", "[ACME, LISTED]", "[ACME, LISTED, RENAMED]"),
                Arrays.asList(reader.known.values().stream().map(Object::toString).toArray()));
    }
}
