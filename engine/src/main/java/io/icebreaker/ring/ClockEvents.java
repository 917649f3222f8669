package io.icebreaker.ring;

import io.icebreaker.tick.Events;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Puts the passing of time on the ring, four times a second: with it close the bars of instruments nobody
 * trades (analytics 0.3). Its own thread and sink. The time never goes back, whatever the clock does.
 */
public final class ClockEvents implements AutoCloseable {
    private static final long PERIOD_MS = 250;

    private final ScheduledExecutorService thread;
    private final TickSink sink;
    private final EpochNanoClock clock;
    private long latestNs;

    private ClockEvents(TickSink sink, EpochNanoClock clock) {
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

    public static ClockEvents start(TickSink sink, EpochNanoClock clock) {
        var events = new ClockEvents(sink, clock);
        events.thread.scheduleAtFixedRate(
                events::publish, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
        return events;
    }

    private void publish() {
        latestNs = Math.max(latestNs, clock.nanoTime());
        Events.clock(sink.claim(), latestNs);
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
