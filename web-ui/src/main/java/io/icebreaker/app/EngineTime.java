package io.icebreaker.app;

import io.icebreaker.ring.ClockEvents;
import io.icebreaker.ring.Meters;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.telemetry.EngineMeter;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What runs by the clock of a live day: events that let time pass, and the measuring of lanes. It begins when
 * recovery is over, whose packets are hours old.
 */
final class EngineTime implements AutoCloseable {
    private static final long SETTLE_MS = 10_000;

    private final ClockEvents clock;
    private final Meters meters;

    private EngineTime(ClockEvents clock, Meters meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /** {@code time} stamps the packets; what was put in before is worked off first, and not measured. */
    static EngineTime start(Pipeline pipeline, EpochNanoClock time) {
        pipeline.drain(SETTLE_MS);
        var sink = pipeline.newPatientSink();
        return new EngineTime(
                ClockEvents.start(sink, time, pipeline.counters()), pipeline.measure(time));
    }

    /** Of a market whose clock events come with its packets. */
    static EngineTime measuredOnly(Pipeline pipeline, EpochNanoClock time) {
        return new EngineTime(null, pipeline.measure(time));
    }

    EngineMeter meter() {
        return meters;
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.close();
        }
        meters.close();
    }
}
