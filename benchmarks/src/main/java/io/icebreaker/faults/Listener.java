package io.icebreaker.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.KiteTokens;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.ring.ClockEvents;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.SystemEpochNanoClock;

/**
 * The process that gets paused: a live day as the engine has it, fed by a {@link NumberedSource} behind a
 * broker's server in another process. Prints {@code AT n} for the newest number journaled, a hundred times a
 * second; collects all garbage when it is told {@code gc}, ends, its journal closed, when it is told
 * anything else.
 *
 * <p>Arguments: journal, address of the server, access token.
 */
public final class Listener {
    static final String API_KEY = "faults";
    static final String COLLECT = "gc";

    private static final int ROOM = 64;
    private static final int PRODUCERS = 3; // packets, feed states, the clock
    private static final long SAY_MS = 10;

    private Listener() {}

    /** Remembers the number of the last packet that went by. */
    private static final class Watch extends Stage {
        private volatile long number;

        @Override
        public String name() {
            return "watch";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            if (tick.kind() == EventKind.TICK) {
                number = tick.volume();
            }
        }
    }

    /** Runs until it is told to end. */
    public static void main(String[] args) throws Exception {
        var watch = new Watch();
        try (var directory = JournalDirectory.forWriting(Path.of(args[0]))) {
            directory.writeSettings(Settings.DEFAULTS.toText());
            var setup =
                    PipelineSetup.live(Profile.QUIET_VPS, ROOM, PRODUCERS, directory)
                            .withStages(List.of(watch));
            try (var pipeline = Pipeline.start(setup)) {
                listen(pipeline, watch, args[1], args[2]);
            }
        }
        System.out.println("CLOSED");
    }

    private static void listen(Pipeline pipeline, Watch watch, String url, String token)
            throws Exception {
        var clock = new SystemEpochNanoClock();
        var wire = new KiteTokens(new NumberedSource().instruments());
        var instruments = new Instruments(ROOM);
        define(pipeline.newPatientSink(), wire, instruments, clock.nanoTime());
        try (var events = ClockEvents.start(pipeline.newPatientSink(), clock, pipeline.counters());
                var feed = feed(pipeline, instruments, url, token)) {
            feed.subscribe(wire.onWire().stream().map(KiteFeed::instrument).toList());
            feed.start();
            var told = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
            while (!told.ready() || isToCollect(told.readLine())) {
                Thread.sleep(SAY_MS);
                System.out.println("AT " + watch.number);
            }
        }
    }

    private static boolean isToCollect(String line) {
        boolean isToCollect = line.equals(COLLECT);
        if (isToCollect) {
            System.gc();
        }
        return isToCollect;
    }

    private static void define(
            TickSink sink, KiteTokens wire, Instruments instruments, long nowNs) {
        Events.config(sink.claim(), JournalStage.layoutVersion(), 0, "faults", "kite-sim", nowNs);
        sink.publish();
        for (int n = 0; n < NumberedSource.COUNT; n++) {
            int id = instruments.register(wire.onWire(n));
            Events.instrument(sink.claim(), id, wire.onWire(n), nowNs);
            sink.publish();
        }
    }

    private static KiteFeed feed(
            Pipeline pipeline, Instruments instruments, String url, String token) {
        var credentials =
                KiteSession.of(
                        Map.of(KiteSession.API_KEY, API_KEY, KiteSession.ACCESS_TOKEN, token),
                        null);
        var setup =
                new FeedSetup(
                        0,
                        instruments::id,
                        pipeline::newSink,
                        pipeline::newPatientSink,
                        new FeedClocks(new SystemEpochNanoClock(), System::nanoTime),
                        FeedTimings.defaults(),
                        timeNs -> true,
                        new SplittableRandom(1));
        return new KiteFeed(new KiteConfig(URI.create(url)), credentials, setup, order -> {});
    }
}
