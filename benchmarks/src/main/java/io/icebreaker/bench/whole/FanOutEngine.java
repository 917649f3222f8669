package io.icebreaker.bench.whole;

import io.icebreaker.bench.AllocationRun;
import io.icebreaker.bench.LoadUniverse;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.ClockEvents;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import io.icebreaker.web.WebConfig;
import io.icebreaker.web.WebServer;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.agrona.concurrent.EpochNanoClock;

/**
 * An engine as a live day has it: everything on, journal on disk, page server; fed by {@link PacedTicks}.
 * Records how long after a packet's planned instant the analysis was through with it.
 */
final class FanOutEngine implements AutoCloseable {
    static final int INSTRUMENTS = 200;
    private static final int WORDS = 1 << 20;
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final long PATIENCE_NS = 30_000_000_000L;

    private final JournalDirectory directory;
    private final Pipeline pipeline;
    private final WebServer server;
    private final ClockEvents clockEvents;
    private final PacedTicks source;
    private final Recorder recorder = new Recorder(HIGHEST_NS, DIGITS);
    private Histogram recycled;

    FanOutEngine(Path journal, EpochNanoClock clock) throws Exception {
        List<Instrument> instruments = new LoadUniverse(INSTRUMENTS, PacedTicks.DAY).instruments();
        var board = new Board(INSTRUMENTS, WORDS, WORDS);
        directory = JournalDirectory.forWriting(journal);
        var setup =
                PipelineSetup.live(Profile.QUIET_VPS, INSTRUMENTS, 2, directory)
                        .withBoard(board)
                        .withSettings(AllocationRun.everythingOn())
                        .withStages(List.of(new Meter(clock)));
        pipeline = Pipeline.start(setup);
        TickSink sink = pipeline.newSink();
        define(sink, instruments, clock.nanoTime());
        clockEvents = ClockEvents.start(pipeline.newPatientSink(), clock, pipeline.counters());
        server = WebServer.start(WebConfig.onPort(0), board, new BareEngineView(pipeline), clock);
        source = new PacedTicks(instruments, clock, tick -> put(sink, tick));
    }

    /** Behind all analysis, before the output. */
    private final class Meter extends Stage {
        private final EpochNanoClock clock;

        Meter(EpochNanoClock clock) {
            this.clock = clock;
        }

        @Override
        public String name() {
            return "meter";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            if (tick.kind() == EventKind.TICK) {
                recorder.recordValue(Math.max(0, clock.nanoTime() - tick.receiveTimeNs()));
            }
        }
    }

    private static void define(TickSink sink, List<Instrument> instruments, long nowNs) {
        Events.config(sink.claim(), 1, 0, "benchmark", "paced", nowNs);
        sink.publish();
        for (int id = 0; id < instruments.size(); id++) {
            Events.instrument(sink.claim(), id, instruments.get(id), nowNs);
            sink.publish();
        }
    }

    private static void put(TickSink sink, Tick packet) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(packet.bytes(), 0).sequence(sequence);
        sink.publish();
    }

    int port() {
        return server.port();
    }

    /** What was recorded since the last call; valid until the next. */
    Histogram take() {
        recycled = recorder.getIntervalHistogram(recycled);
        return recycled;
    }

    /** Waits until the server has noticed that all pages have gone: it takes no more than 64 at a time. */
    void awaitNoPage() throws InterruptedException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (server.pages() > 0) {
            if (System.nanoTime() > untilNs) {
                throw new IllegalStateException(server.pages() + " pages are still there");
            }
            Thread.sleep(20);
        }
    }

    /** Messages given to pages so far. */
    long messages() {
        return server.counters().get("WEB_FRAMES_SENT");
    }

    long failures() {
        return pipeline.failures().latest().size() + server.counters().get("WEB_ERRORS");
    }

    @Override
    public void close() throws Exception {
        source.close();
        clockEvents.close();
        server.close();
        pipeline.close();
        directory.close();
    }
}
