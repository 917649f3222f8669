package io.icebreaker.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bar.BarSeries;
import io.icebreaker.bar.EarlierBars;
import io.icebreaker.bar.Interval;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.publish.Board;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lane with everything on it, journal and board included, makes no garbage once it is warm. */
class AllocationTest {
    private static final int INSTRUMENTS = 20;
    private static final int WARM_UP = 300_000;
    private static final int MEASURED = 300_000;

    /** Intervals from a minute to a day. */
    private static final int SERIES = 8;

    /** 2025-11-21 23:55 UTC: bars of all intervals close once before what is measured. */
    private static final long START_NS = 1_763_769_300_000_000_000L;

    /** Chronicle maps its next 16 MiB block now and then, at the cost of some objects. */
    private static final long MAPPING_BYTES = 16 << 10;

    /** 300,000 records of 304 bytes, and an output of the same order. */
    private static final long MAPPINGS = 2 * (MEASURED * 304L >> 24) + 2;

    /** A parked thread's node or a late class, once; a single byte a tick would be 300,000. */
    private static final long OF_THE_JVM_BYTES = 2_048;

    @TempDir Path directory;

    /** Each packet comes from that many feeds in turn, the later ones 2 ms behind. */
    private int feeds = 1;

    private boolean isMeasured;

    /** Reads the lane thread's own allocation counter. */
    private static final class Meter extends Stage {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private Counters counters;
        private long ticks;
        private long patterns;
        private long before;
        private long after;

        @Override
        public String name() {
            return "meter";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            if (tick.kind() == EventKind.TICK) {
                ticks++;
                if (ticks == WARM_UP) {
                    patterns = counters.get(Counter.PATTERNS);
                    before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                } else if (ticks == WARM_UP + MEASURED) {
                    after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                }
            }
        }
    }

    @Test
    void stagesAndBoardAllocateNothing() throws Exception {
        var meter = new Meter();
        var settings =
                Settings.DEFAULTS.with("bars.volume.units", "25").with("bars.range.ticks", "20");
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS)
                        .withSettings(settings)
                        .withEarlierBars((instrument, interval) -> earlier(interval));
        run(setup, meter);
        long bytes = meter.after - meter.before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes in " + MEASURED + " ticks");
        // Indicators and patterns had something to do all the while.
        assertEquals(INSTRUMENTS * SERIES, meter.counters.get(Counter.BAR_SERIES));
        assertEquals(
                INSTRUMENTS * SERIES * EarlierBars.MOST, meter.counters.get(Counter.WARM_BARS));
        assertTrue(meter.counters.get(Counter.PATTERNS) - meter.patterns > MEASURED / 10_000);
    }

    /** A walk of a day's bars and more: rings are full when the session begins. */
    private static BarSeries earlier(Interval interval) {
        var bars = new BarSeries("", interval == Interval.D1);
        for (int i = EarlierBars.MOST; i > 0; i--) {
            long startNs = START_NS - 2 * 86_400_000_000_000L - i * interval.lengthNs();
            long close = 10_000_000 + 500L * Math.floorMod(i * 7_919L, 40);
            long other = 10_000_000 + 500L * Math.floorMod(i * 104_729L, 40);
            bars.add(
                    new BarSeries.Row(
                            startNs,
                            other,
                            Math.max(other, close) + 500,
                            Math.min(other, close) - 500,
                            close,
                            10,
                            0,
                            0));
        }
        return bars;
    }

    @Test
    void measuringThemAllocatesNothingEither() throws Exception {
        var meter = new Meter();
        isMeasured = true;
        run(PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS), meter);
        long bytes = meter.after - meter.before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes in " + MEASURED + " ticks");
    }

    @Test
    void aSecondFeedMakesNoGarbageEither() throws Exception {
        var meter = new Meter();
        feeds = 2;
        run(PipelineSetup.replay(Profile.QUIET_VPS, INSTRUMENTS), meter);
        long bytes = meter.after - meter.before;
        assertTrue(bytes <= OF_THE_JVM_BYTES, bytes + " bytes in " + MEASURED + " ticks");
    }

    @Test
    void theJournalAllocatesOnlyWhenItMapsItsNextBlock() throws Exception {
        var meter = new Meter();
        try (var journal = JournalDirectory.forWriting(directory)) {
            run(PipelineSetup.recording(Profile.QUIET_VPS, INSTRUMENTS, 1, false, journal), meter);
        }
        long bytes = meter.after - meter.before;
        assertTrue(bytes <= MAPPINGS * MAPPING_BYTES, bytes + " bytes in " + MEASURED + " ticks");
    }

    private void run(PipelineSetup setup, Meter meter) throws Exception {
        var board = new Board(INSTRUMENTS, 1 << 16, 1 << 16);
        try (var pipeline = Pipeline.start(setup.withBoard(board).withStages(List.of(meter)));
                var measured = isMeasured ? pipeline.measure(() -> START_NS) : null) {
            meter.counters = pipeline.counters();
            publish(pipeline.newSink());
            assertTrue(pipeline.drain(60_000));
        }
    }

    private void publish(TickSink sink) {
        Events.config(sink.claim(), 1, 0, "test", "feed", START_NS);
        sink.publish();
        for (int id = 0; id < INSTRUMENTS; id++) {
            var instrument =
                    new Instrument(
                            "TEST", id + 1, "T" + id, InstrumentType.FUT, "", null, 0, 1, 500);
            Events.instrument(sink.claim(), id, instrument, START_NS);
            sink.publish();
        }
        for (int i = 0; i < WARM_UP + MEASURED + 1; i++) {
            fill(sink.claim(), i);
            sink.publish();
        }
    }

    /** Twenty instruments, a packet each in turn every 5 ms; prices walk within forty ticks. */
    private void fill(Tick tick, int packet) {
        int i = packet / feeds;
        int feed = packet % feeds;
        int id = i % INSTRUMENTS;
        long timeNs = START_NS + i * 5_000_000L + feed * 2_000_000L;
        tick.feed(feed);
        long price = 10_000_000 + 500L * Math.floorMod(i * 7_919L >> 5, 40);
        tick.kind(EventKind.TICK).id(id).receiveTimeNs(timeNs).exchangeTimeNs(timeNs);
        tick.atp(price - 100)
                .ltp(price)
                .lastQty(5)
                .volume(1_000 + i / INSTRUMENTS * 10L)
                .mark(TickFlags.HAS_DEPTH);
        for (int level = 0; level < Tick.LEVELS; level++) {
            tick.bid(level, price - 500L * (level + 1), 100, 3)
                    .ask(level, price + 500L * level, 100, 3);
        }
    }
}
