package io.icebreaker.bench.whole;

import com.sun.management.ThreadMXBean;
import io.icebreaker.bench.AllocationRun;
import io.icebreaker.bench.LoadSource;
import io.icebreaker.bench.report.Line;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tick costs with few instruments and with many: shares that each have two packets a second, so that
 * as many bars close per tick whatever their number. The processor time of a lane that parks.
 */
final class Breadth {
    private static final int PER_SECOND = 2;
    private static final long STEP_NS = 250_000_000L;

    /** What the passing of time costs would else be shared by few ticks where there are few instruments. */
    private static final int TICKS_PER_CLOCK = 500;

    private static final long TICK_SIZE = 500;
    private static final long DRAIN_MS = 600_000;
    private static final double MOST = 1.5;
    private static final LocalDate DAY = LocalDate.of(2025, 11, 17);

    /** 09:15 IST of the day. */
    private static final long OPEN_NS = 1_763_351_100_000_000_000L;

    private final Given given;

    Breadth(Given given) {
        this.given = given;
    }

    /** So many minutes of so many instruments, after others to warm up. */
    private record Market(int instruments, int warmUp, int minutes) {
        long ticks(int inMinutes) {
            return (long) instruments * PER_SECOND * 60 * inMinutes;
        }
    }

    List<Line> measure() throws Exception {
        var few = given.quick() ? new Market(10, 10, 30) : new Market(10, 30, 240);
        List<Market> many =
                given.quick()
                        ? List.of(new Market(300, 1, 1))
                        : List.of(new Market(1_000, 5, 10), new Market(10_000, 1, 5));
        double base = nsPerTick(few);
        List<Line> lines = new ArrayList<>();
        for (Market market : many) {
            double ns = nsPerTick(market);
            String metric = String.format("a tick with %,d instruments", market.instruments());
            lines.add(
                    new Draft("P10", metric, "ns", ns)
                            .peer("with 10", base)
                            .wanted("<= 1.5x with 10")
                            .note(
                                    "processor time of the lane, everything on, no journal; shares"
                                            + " by turns, two packets a second each, a clock event for"
                                            + " 500 packets at least; %,d ticks",
                                    market.ticks(market.minutes()))
                            .is(given.timed(ns <= MOST * base)));
        }
        return lines;
    }

    /** Reads the lane's processor time at two ticks. */
    private static final class Meter extends Stage {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long begin;
        private final long end;
        private long ticks;
        private long beginNs;
        private long endNs;

        Meter(long begin, long end) {
            this.begin = begin;
            this.end = end;
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
            if (ticks == begin) {
                beginNs = threads.getCurrentThreadCpuTime();
            } else if (ticks == end) {
                endNs = threads.getCurrentThreadCpuTime();
            }
        }
    }

    private double nsPerTick(Market market) throws Exception {
        long warmUp = market.ticks(market.warmUp());
        long measured = market.ticks(market.minutes());
        var meter = new Meter(warmUp, warmUp + measured);
        List<Instrument> shares = shares(market.instruments());
        var setup =
                PipelineSetup.replay(Profile.QUIET_VPS, shares.size())
                        .withSettings(AllocationRun.everythingOn())
                        .withStages(List.of(meter));
        try (var pipeline = Pipeline.start(setup)) {
            publish(pipeline.newSink(), shares, warmUp + measured);
            if (!pipeline.drain(DRAIN_MS) || !pipeline.failures().latest().isEmpty()) {
                throw new IllegalStateException("stages failed: " + pipeline.failures().latest());
            }
        }
        double ns = (meter.endNs - meter.beginNs) / (double) measured;
        Given.say("%,d instruments: %.0f ns a tick", market.instruments(), ns);
        return ns;
    }

    private static List<Instrument> shares(int count) {
        List<Instrument> shares = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            String name = "SHARE" + n;
            shares.add(
                    new Instrument(
                            "NSE", 1_000 + n, name, InstrumentType.EQ, "", null, 0, 1, TICK_SIZE));
        }
        return shares;
    }

    private static void publish(TickSink sink, List<Instrument> shares, long ticks) {
        Events.config(sink.claim(), 1, 0, "benchmark", "simulated", OPEN_NS);
        sink.publish();
        for (int id = 0; id < shares.size(); id++) {
            Events.instrument(sink.claim(), id, shares.get(id), OPEN_NS);
            sink.publish();
        }
        var source = new LoadSource(shares, PER_SECOND, DAY);
        source.flow(true);
        int steps = Math.max(1, TICKS_PER_CLOCK * 4 / PER_SECOND / shares.size());
        for (int step = 1; source.sent() <= ticks; step++) {
            long nowNs = OPEN_NS + step * STEP_NS;
            source.advanceTo(nowNs, snapshot -> put(sink, snapshot.tick()));
            if (step % steps == 0) {
                Events.clock(sink.claim(), nowNs);
                sink.publish();
            }
        }
    }

    private static void put(TickSink sink, Tick packet) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(packet.bytes(), 0).sequence(sequence);
        sink.publish();
    }
}
