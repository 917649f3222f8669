package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.icebreaker.bar.Bar;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.csv.InstrumentsCsv;
import io.icebreaker.feed.csv.TicksCsv;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.RecordingSource;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real recording twice: imported, and played through Kite's wire, a WebSocket and the live feed. The same
 * trades, the same bars.
 *
 * <p>What the wire cannot carry, the imported copy is made to lack: stamps are whole seconds, tokens have
 * 24 bits, and a field that a packet kind has is never absent, so an unknown open interest reads 0.
 */
class WireTest {
    private static final String RECORDING = "nse-20251215";
    private static final int ROWS = 132_939;

    @TempDir Path directory;

    /** Trades and bars without the event numbers, which definitions and feed events shift. */
    private static final class Results implements OutputSink {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void accept(long sequence, int type, long[] words, int at, int length) {
            if (type == OutputType.TRADE || type == OutputType.BAR) {
                long[] copy = Arrays.copyOfRange(words, at, at + length);
                if (type == OutputType.BAR) {
                    copy[Bar.SEQUENCE] = 0;
                }
                lines.add(type + " " + Arrays.toString(copy));
            }
        }
    }

    @Test
    void theWireAndTheImportGiveTheSameTradesAndBars() throws Exception {
        Path recording = SharedData.folder("ticks").resolve(RECORDING + ".csv.gz");
        List<Instrument> instruments = InstrumentsCsv.read(InstrumentsCsv.beside(recording));
        Path head = directory.resolve("head.csv");
        WireForm.copyHead(recording, head, ROWS);
        var live = new Results();
        var imported = new Results();
        List<Instrument> onWire = playLive(head, instruments, live);
        Path asOnWire = directory.resolve("wire.csv");
        WireForm.write(head, asOnWire, instruments, onWire);
        playImport(asOnWire, onWire, imported);
        assertFalse(imported.lines.isEmpty());
        for (int i = 0; i < Math.min(imported.lines.size(), live.lines.size()); i++) {
            assertEquals(imported.lines.get(i), live.lines.get(i), "record " + i);
        }
        assertEquals(imported.lines.size(), live.lines.size());
    }

    private static List<Instrument> playLive(
            Path csv, List<Instrument> instruments, Results results) throws Exception {
        var clock = new AtomicLong();
        var ids = new Instruments(16);
        try (var source = new RecordingSource(csv, instruments, 0);
                var server = new KiteServer(0, "key", "token", source);
                var pipeline = Pipeline.start(WirePlay.setup(results, 16))) {
            clock.set(source.nextTimeNs());
            List<Instrument> onWire = server.tokens().onWire();
            ids.registerAll(onWire);
            begin(pipeline.newSink(), onWire, clock.get());
            try (KiteFeed feed = feed(server, pipeline, ids, clock, onWire.size())) {
                feed.start();
                WirePlay.await("subscription", () -> server.inFullMode() == onWire.size());
                pump(server, source, pipeline, clock);
            }
            WirePlay.end(pipeline, clock.get());
            return onWire;
        }
    }

    /**
     * One row at a time: the clock is moved, the row sent, and its tick awaited, so that it is received at
     * the recorded moment.
     */
    private static void pump(
            KiteServer server, RecordingSource source, Pipeline pipeline, AtomicLong clock) {
        long sent = 0;
        while (source.nextTimeNs() != Long.MAX_VALUE) {
            clock.set(source.nextTimeNs());
            long before = source.delivered();
            server.pump(clock.get());
            sent += source.delivered() - before;
            long expected = sent;
            WirePlay.await(
                    "tick " + expected, () -> pipeline.counters().get(Counter.TICKS) >= expected);
        }
    }

    private static KiteFeed feed(
            KiteServer server, Pipeline pipeline, Instruments ids, AtomicLong clock, int count) {
        var credentials =
                KiteSession.of(
                        Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token"),
                        null);
        var setup =
                new FeedSetup(
                        0,
                        ids::id,
                        pipeline::newSink,
                        pipeline::newPatientSink,
                        new FeedClocks(clock::get, System::nanoTime),
                        FeedTimings.defaults(),
                        timeNs -> false,
                        new SplittableRandom(1));
        var feed =
                new KiteFeed(
                        new KiteConfig(URI.create(server.url())), credentials, setup, order -> {});
        feed.subscribe(
                server.tokens().onWire().subList(0, count).stream()
                        .map(KiteFeed::instrument)
                        .toList());
        return feed;
    }

    private static void playImport(Path csv, List<Instrument> instruments, Results results)
            throws Exception {
        var ids = new Instruments(16);
        ids.registerAll(instruments);
        try (var ticks = new TicksCsv(csv, ids);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.replay(Profile.QUIET_VPS, 16).withOutput(results))) {
            TickSink sink = pipeline.newSink();
            begin(sink, instruments, 0);
            while (ticks.next()) {
                sink.claim().copyInputFrom(ticks.row().bytes(), 0);
                sink.publish();
            }
            assertEquals(0, ticks.report().badRows());
            WirePlay.end(pipeline, 0);
        }
    }

    private static void begin(TickSink sink, List<Instrument> instruments, long nowNs) {
        Header.publish(sink, instruments, "kite", 0, nowNs);
    }
}
