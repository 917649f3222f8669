package io.icebreaker.ring;

import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Puts the passing of time on the ring, four times a second: with it close the bars of instruments nobody
 * trades (analytics 0.3). Its own thread and sink. The time neither goes back nor jumps, whatever the
 * clock does: {@link SteadyTime}.
 */
public final class ClockEvents implements AutoCloseable {
    private static final long PERIOD_MS = 250;

    private final ScheduledExecutorService thread;
    private final TickSink sink;
    private final SteadyTime clock;

    private ClockEvents(TickSink sink, SteadyTime clock) {
        this.sink = sink;
        this.clock = clock;
        thread =
                new ScheduledThreadPoolExecutor(
                        1,
                        work -> {
                            var daemon = new Thread(work, "clock-events");
                            daemon.setDaemon(true);
                            return daemon;
                        });
    }

    /** {@code counters} hear of a clock that jumps. */
    public static ClockEvents start(TickSink sink, EpochNanoClock clock, Counters counters) {
        var events = new ClockEvents(sink, new SteadyTime(clock, System::nanoTime, counters));
        events.thread.scheduleAtFixedRate(
                events::publish, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return events;
    }

    private void publish() {
        Events.clock(sink.claim(), clock.nanoTime());
        sink.publish();
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
