package io.icebreaker.faults;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.TickSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * F17: the end of the day, twice over. A journal is followed by a reader while its clock passes midnight; and
 * sessions of three segments run over weekends, a holiday, a special session and long evenings, whose bars
 * are counted.
 */
final class DayFault implements Fault {
    private static final long ROLL_AFTER_MS = 200;
    private static final long WRITE_NS = 700_000_000L;
    private static final double CROSS_S = 1;

    private final Verdict verdict = new Verdict();
    private double worstStallS;

    @Override
    public String id() {
        return "F17";
    }

    @Override
    public String title() {
        return "rolls of the day, weekends, holidays, evenings";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        int rolls = run.tries(3, 100);
        for (int i = 0; i < rolls; i++) {
            verdict.tried();
            roll(run.directory("roll-" + i), run.random(i).nextLong());
        }
        var weeks = new TradingWeeks(verdict);
        weeks.run();
        return verdict.result(
                "%d rolls, a reader stood still for %.3f s at most; %,d minute and %d day bars in %d"
                        + " sessions, each once",
                rolls, worstStallS, weeks.minuteBars(), weeks.dayBars(), weeks.sessions());
    }

    private void roll(Path path, long seed) throws Exception {
        var clock = new RollingClock(0, ROLL_AFTER_MS);
        long written;
        Follower follower;
        try (var directory = JournalDirectory.forWriting(path, clock);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                        Profile.QUIET_VPS, Recorder.ROOM, 1, false, directory))) {
            TickSink sink = pipeline.newSink();
            var stream = new EventStream(seed);
            stream.fill(sink.claim(), 1);
            sink.publish();
            pipeline.drain(10_000);
            follower = new Follower(path, pipeline);
            follower.start();
            clock.start();
            written = publish(stream, sink);
            pipeline.drain(30_000);
            follower.finish(written);
            verdict.expect(pipeline.counters().get(Counter.ROLL_STUCK) == 0, "the canary is stuck");
        }
        worstStallS = Math.max(worstStallS, follower.stallSeconds());
        verdict.lost(written - follower.read(), "events a reader did not get to");
        verdict.expect(follower.problem() == null, "the reader failed: %s", follower.problem());
        verdict.expect(
                follower.stallSeconds() <= CROSS_S, "stood for %.2f s", follower.stallSeconds());
        try (Stream<Path> files = Files.list(path.resolve("input"))) {
            long days = files.filter(file -> file.toString().endsWith(".cq4")).count();
            verdict.expect(days == 2, "%d files rather than 2: no roll", days);
        }
    }

    /** Ten events a millisecond over the roll. */
    private static long publish(EventStream stream, TickSink sink) {
        long sequence = 1;
        long untilNs = System.nanoTime() + WRITE_NS;
        while (System.nanoTime() < untilNs) {
            for (int i = 0; i < 10; i++) {
                stream.fill(sink.claim(), ++sequence);
                sink.publish();
            }
            LockSupport.parkNanos(1_000_000);
        }
        return sequence;
    }

    /** A reader at the writer's heels; knows how long it stood still although there was more to read. */
    private static final class Follower extends Thread {
        private static final long GIVE_UP_NS = 30_000_000_000L;

        private final Path path;
        private final Pipeline pipeline;
        private volatile long last = Long.MAX_VALUE;
        private volatile long read;
        private volatile long stallNs;
        private volatile String problem;

        Follower(Path path, Pipeline pipeline) {
            super("follower");
            this.path = path;
            this.pipeline = pipeline;
        }

        @Override
        public void run() {
            try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
                long readNs = System.nanoTime();
                while (read < last && System.nanoTime() - readNs < GIVE_UP_NS) {
                    long journaledBefore = pipeline.journaled();
                    if (reader.next()) {
                        // also what next() itself took: crossing into the new file happens in there
                        stallNs = Math.max(stallNs, System.nanoTime() - readNs);
                        read = reader.sequence();
                        readNs = System.nanoTime();
                    } else if (journaledBefore <= read) {
                        readNs = System.nanoTime(); // there was nothing to read
                        LockSupport.parkNanos(100_000);
                    }
                }
            } catch (Exception e) {
                problem = e.toString();
            }
        }

        void finish(long lastWritten) throws InterruptedException {
            last = lastWritten;
            join();
        }

        long read() {
            return read;
        }

        double stallSeconds() {
            return stallNs / 1e9;
        }

        String problem() {
            return problem;
        }
    }
}
