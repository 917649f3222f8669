package io.icebreaker.ring;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/** Lets only the events number {@code from} to {@code to} of a session through. */
final class Part implements TickSink {
    private final TickSink sink;
    private final int from;
    private final int to;
    private final Tick ignored = new Tick();
    private int number;

    Part(TickSink sink, int from, int to) {
        this.sink = sink;
        this.from = from;
        this.to = to;
    }

    private boolean passes() {
        return number >= from && number < to;
    }

    @Override
    public Tick claim() {
        return passes() ? sink.claim() : ignored.clear();
    }

    @Override
    public void publish() {
        if (passes()) {
            sink.publish();
        }
        number++;
    }

    @Override
    public void reject(Reject reason) {
        sink.reject(reason);
    }
}
