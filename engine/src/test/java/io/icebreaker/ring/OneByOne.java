package io.icebreaker.ring;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** Waits behind each event until it is worked off: every batch is one event. */
final class OneByOne implements TickSink {
    private final Pipeline pipeline;
    private final TickSink sink;

    OneByOne(Pipeline pipeline, TickSink sink) {
        this.pipeline = pipeline;
        this.sink = sink;
    }

    @Override
    public Tick claim() {
        return sink.claim();
    }

    @Override
    public void publish() {
        sink.publish();
        pipeline.drain(60_000);
    }

    @Override
    public void reject(Reject reason) {
        sink.reject(reason);
    }
}
