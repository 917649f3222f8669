package io.icebreaker.faults;

import io.icebreaker.ring.Pipeline;
import io.icebreaker.tick.TickSink;
import java.util.concurrent.locks.LockSupport;

/** An {@link EventStream} at a steady 20,000 events a second, on a thread of its own, until closed. */
final class Load implements AutoCloseable {
    /** 20,000 events a second. */
    static final long EACH_NS = 50_000;

    private static final long NAP_NS = 100_000;

    private final Thread thread = new Thread(this::publish, "load");
    private final TickSink sink;
    private final EventStream stream;
    private final long first;
    private final long startedNs = System.nanoTime();
    private volatile long published;
    private volatile boolean stopped;

    /** Begins with event {@code first}. */
    Load(Pipeline pipeline, EventStream stream, long first) {
        this.stream = stream;
        this.first = first;
        sink = pipeline.newPatientSink();
        published = first - 1;
        thread.setDaemon(true);
        thread.start();
    }

    private void publish() {
        long sequence = first;
        while (!stopped) {
            for (long nowNs = System.nanoTime(); dueNs(sequence) <= nowNs; sequence++) {
                stream.fill(sink.claim(), sequence);
                sink.publish();
                published = sequence;
            }
            LockSupport.parkNanos(NAP_NS);
        }
    }

    /** When an event should be published, whatever the ones before took; monotonic, ns. */
    long dueNs(long sequence) {
        return startedNs + (sequence - first) * EACH_NS;
    }

    /** The last event that is in the ring. */
    long published() {
        return published;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
