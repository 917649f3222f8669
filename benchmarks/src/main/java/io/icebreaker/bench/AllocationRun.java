package io.icebreaker.bench;

import com.sun.management.ThreadMXBean;
import io.icebreaker.publish.Board;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.setting.Settings;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * Everything on, over simulated days: how many bytes the compute lane's thread allocates, by the thread's own
 * counter, once it is warm. Arguments: ticks to measure (10,000,000), ticks to warm up (14,000,000, two
 * days). Ends with 1 when it is more than {@link #MOST_BYTES}.
 */
public final class AllocationRun {
    private static final long DRAIN_MS = 600_000;

    /** A late class or a parked thread's node, once; an object of ours a minute would be more. */
    private static final long MOST_BYTES = 1_024;

    private AllocationRun() {}

    /** Reads the lane thread's allocation counter at two ticks. */
    private static final class Meter extends Stage {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long warmUp;
        private final long end;
        private long ticks;
        private long before;
        private long after;
        private long beforeNs;
        private long afterNs;

        Meter(long warmUp, long measured) {
            this.warmUp = warmUp;
            end = warmUp + measured;
            allocated(); // what the counter itself makes when it is first asked
        }

        @Override
        public String name() {
            return "meter";
        }

        @Override
        public void onEvent(Tick tick, boolean endOfBatch) {
            if (tick.kind() != EventKind.TICK) {
                return;
            }
            ticks++;
            if (ticks == warmUp) {
                before = allocated();
                beforeNs = System.nanoTime();
            } else if (ticks == end) {
                after = allocated();
                afterNs = System.nanoTime();
            }
        }

        private long allocated() {
            return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        }
    }

    /** Runs and prints. */
    public static void main(String[] args) throws Exception {
        long measured = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        long warmUp = args.length > 1 ? Long.parseLong(args[1]) : 14_000_000;
        var ticks = new SimulatedTicks(100, 1);
        var meter = new Meter(warmUp, measured);
        int room = ticks.instruments().size();
        var board = new Board(room, 1 << 20, 1 << 20);
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, room)
                        .withBoard(board)
                        .withSettings(everythingOn())
                        .withStages(List.of(meter));
        try (var pipeline = Pipeline.start(setup)) {
            var sink = pipeline.newSink();
            ticks.begin(sink);
            ticks.publish(sink, warmUp + measured);
            if (!pipeline.drain(DRAIN_MS) || !pipeline.failures().latest().isEmpty()) {
                throw new IllegalStateException("stages failed: " + pipeline.failures().latest());
            }
            report(meter, measured, pipeline);
        }
        System.exit(meter.after - meter.before <= MOST_BYTES ? 0 : 1);
    }

    /** Every kind of bar besides the usual ones, and options with indicators. */
    public static Settings everythingOn() {
        return Settings.DEFAULTS
                .with("bars.tick", "100")
                .with("bars.volume.lots", "2000")
                .with("bars.range.ticks", "50")
                .with("indicator.options", "true")
                .with("min.confidence", "4");
    }

    private static void report(Meter meter, long measured, Pipeline pipeline) {
        long bytes = meter.after - meter.before;
        System.out.printf(
                "%,d ticks measured after %,d: %,d bytes allocated on the lane, %.5f B a tick%n",
                measured, meter.warmUp, bytes, bytes / (double) measured);
        System.out.printf(
                "lane and simulator together: %.0f ns a tick; output hash %016x%n",
                (meter.afterNs - meter.beforeNs) / (double) measured, pipeline.output().hash());
        System.gc();
        System.out.printf(
                "heap in use at the end: %,d MiB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        for (int i = 0; i < Counter.count(); i++) {
            long value = pipeline.counters().get(Counter.of(i));
            if (value > 0) {
                System.out.printf("  %-24s %,d%n", Counter.of(i), value);
            }
        }
    }
}
