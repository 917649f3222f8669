package io.icebreaker.faults;

import io.icebreaker.journal.Disk;
import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * F7: forces that take five seconds. The lanes must not notice: the time an event takes to the end of its
 * lane stays what it was, the ring stays more than half empty, and the alarm comes within two seconds. The
 * best stretch with stalls is compared with the worst without: a lane that waited would show in each.
 */
final class SlowDiskFault implements Fault {
    private static final long STALL_MS = 5_000;
    private static final long WARM_UP_MS = 3_000;
    private static final double ALARM_S = 2;

    /** The criterion; and what a busy machine's scheduler moves a percentile by anyway. */
    private static final double FACTOR = 1.2;

    private static final double JITTER_MS = 1;

    @Override
    public String id() {
        return "F7";
    }

    @Override
    public String title() {
        return "slow disk";
    }

    /** Forces hang while it is asked for. */
    private static final class StallingDisk implements Disk {
        private volatile boolean stalls;

        @Override
        public void force(Path file) throws IOException {
            Disk.SYSTEM.force(file);
            long untilNs = System.nanoTime() + STALL_MS * 1_000_000;
            while (stalls && System.nanoTime() < untilNs) {
                try {
                    Thread.sleep(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        @Override
        public long usableBytes(Path path) throws IOException {
            return Disk.SYSTEM.usableBytes(path);
        }

        @Override
        public Room allocate(Path file, long from, long length) throws IOException {
            return Disk.SYSTEM.allocate(file, from, length);
        }

        @Override
        public void release(Path file, long from, long length) throws IOException {
            Disk.SYSTEM.release(file, from, length);
        }
    }

    /** How late each event comes by, and how far behind its producer. */
    private static final class Meter extends Stage {
        private volatile Load load;
        private volatile Histogram lateNs;
        private volatile long furthestBehind;

        @Override
        public String name() {
            return "meter";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            Histogram histogram = lateNs;
            Load from = load;
            if (histogram != null && from != null) {
                histogram.recordValue(Math.max(1, System.nanoTime() - from.dueNs(tick.sequence())));
                furthestBehind = Math.max(furthestBehind, from.published() - tick.sequence());
            }
        }
    }

    private final StallingDisk disk = new StallingDisk();
    private final Meter meter = new Meter();
    private double usualP99Ms;
    private double stalledP99Ms = Double.POSITIVE_INFINITY;
    private double slowestAlarmS;
    private int tries;

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        var options = JournalOptions.DEFAULTS.withDisk(disk);
        Path path = run.directory("journal");
        try (var directory = JournalDirectory.forWriting(path, options);
                var pipeline =
                        Pipeline.start(
                                PipelineSetup.recording(
                                                Profile.QUIET_VPS,
                                                Recorder.ROOM,
                                                1,
                                                true,
                                                directory)
                                        .withStages(List.of(meter)));
                var load = new Load(pipeline, new EventStream(run.seed()), 1)) {
            meter.load = load;
            Thread.sleep(WARM_UP_MS);
            for (tries = 0; tries < run.tries(2, 20); tries++) {
                var usual = new Histogram(3);
                meter.lateNs = usual;
                Thread.sleep(STALL_MS);
                meter.lateNs = null;
                usualP99Ms = Math.max(usualP99Ms, p99Ms(usual));
                stall(pipeline);
                run.say(describe());
            }
            meter.lateNs = null;
        }
        return result(Profile.QUIET_VPS.ringSize());
    }

    private void stall(Pipeline pipeline) throws InterruptedException {
        long before = pipeline.counters().get(Counter.SYNC_STALLED);
        long startedNs = System.nanoTime();
        double alarmS = Double.POSITIVE_INFINITY;
        disk.stalls = true;
        var stalled = new Histogram(3);
        meter.lateNs = stalled;
        while (seconds(startedNs) < STALL_MS / 1e3) {
            Thread.sleep(5);
            if (alarmS > STALL_MS && pipeline.counters().get(Counter.SYNC_STALLED) > before) {
                alarmS = seconds(startedNs);
            }
        }
        meter.lateNs = null;
        disk.stalls = false;
        stalledP99Ms = Math.min(stalledP99Ms, p99Ms(stalled));
        slowestAlarmS = Math.max(slowestAlarmS, alarmS);
    }

    private static double seconds(long sinceNs) {
        return (System.nanoTime() - sinceNs) / 1e9;
    }

    private static double p99Ms(Histogram histogram) {
        return histogram.getValueAtPercentile(99) / 1e6;
    }

    private String describe() {
        return String.format(
                Locale.ROOT,
                "p99 %.2f ms usually, %.2f ms while forces stall; alarm after %.2f s",
                usualP99Ms,
                stalledP99Ms,
                slowestAlarmS);
    }

    private FaultResult result(int ringSize) {
        double allowedMs = Math.max(FACTOR * usualP99Ms, usualP99Ms + JITTER_MS);
        long occupied = 100 * meter.furthestBehind / ringSize;
        boolean passed = stalledP99Ms <= allowedMs && occupied < 50 && slowestAlarmS <= ALARM_S;
        String note = describe() + "; ring " + occupied + " % full at most";
        return new FaultResult(tries, 0, 0, Double.NaN, passed, note);
    }
}
