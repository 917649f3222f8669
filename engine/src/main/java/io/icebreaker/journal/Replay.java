package io.icebreaker.journal;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * A recording as a feed: publishes its events through a {@link TickSink}, in order, paced by their receive
 * times or as fast as the pipeline takes them. One thread; {@link #stop} from any.
 */
public final class Replay {
    /** No pacing. */
    public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

    private static final long PROGRESS_EVERY = 65_536;

    private final JournalReader reader;
    private final double speed;
    private final LongConsumer progress;
    private volatile boolean stopped;
    private long ticks;
    private long events;
    private long firstReceiveNs;
    private long startedNs;

    /** {@code progress} hears the number of events published, now and then. */
    public Replay(JournalReader reader, double speed, LongConsumer progress) {
        this.reader = reader;
        this.speed = speed;
        this.progress = progress;
    }

    /** Publishes everything up to the end of what is written; returns the number of events. */
    public long run(TickSink sink) throws JournalException {
        startedNs = System.nanoTime();
        while (!stopped && reader.next()) {
            if (speed != MAX_SPEED) {
                pace(reader.receiveTimeNs());
            }
            Tick slot = sink.claim();
            reader.copyTo(slot);
            slot.sequence(reader.sequence());
            ticks += slot.kind() == EventKind.TICK ? 1 : 0;
            sink.publish();
            events++;
            if (events % PROGRESS_EVERY == 0) {
                progress.accept(events);
            }
        }
        return events;
    }

    private void pace(long receiveNs) {
        if (receiveNs == 0) {
            return;
        }
        firstReceiveNs = firstReceiveNs == 0 ? receiveNs : firstReceiveNs;
        long due = startedNs + (long) ((receiveNs - firstReceiveNs) / speed);
        long wait = due - System.nanoTime();
        while (wait > 0 && !stopped) {
            LockSupport.parkNanos(Math.min(wait, 50_000_000L));
            wait = due - System.nanoTime();
        }
    }

    public void stop() {
        stopped = true;
    }

    /** Packets published so far; for the replaying thread. */
    public long ticks() {
        return ticks;
    }

    public long events() {
        return events;
    }
}
