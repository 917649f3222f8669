package io.icebreaker.app;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.function.Consumer;

/** Shows each event to somebody on its way into the ring. One producing thread. */
final class WatchedSink implements TickSink {
    private final TickSink sink;
    private final Consumer<Tick> watcher;
    private Tick slot;

    WatchedSink(TickSink sink, Consumer<Tick> watcher) {
        this.sink = sink;
        this.watcher = watcher;
    }

    @Override
    public Tick claim() {
        slot = sink.claim();
        return slot;
    }

    @Override
    public Tick claimForAllFields() {
        slot = sink.claimForAllFields();
        return slot;
    }

    @Override
    public void publish() {
        watcher.accept(slot);
        sink.publish();
    }

    @Override
    public void reject(Reject reason) {
        sink.reject(reason);
    }
}
