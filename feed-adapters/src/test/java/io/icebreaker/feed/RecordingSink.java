package io.icebreaker.feed;

import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what a feed says, in order: copies of ticks and the reasons of refusals. Any thread may read it. */
public final class RecordingSink implements TickSink {
    /** What arrived: a tick or a refusal, the other null. */
    public record Arrival(Tick tick, Reject reject) {}

    private final List<Arrival> arrivals = new ArrayList<>();
    private final Tick slot = new Tick();
    private Consumer<Arrival> watcher = arrival -> {};

    /** Calls back after each arrival, on the producing thread. */
    public RecordingSink watchedBy(Consumer<Arrival> watcher) {
        this.watcher = watcher;
        return this;
    }

    @Override
    public Tick claim() {
        return slot.clear();
    }

    /** What an earlier event left: a decoder that misses a field is found out. */
    @Override
    public Tick claimForAllFields() {
        slot.bytes().setMemory(0, Tick.LENGTH, (byte) 0x5a);
        return slot.clearAroundFields();
    }

    @Override
    public void publish() {
        add(new Arrival(new Tick().copyInputFrom(slot.bytes(), 0), null));
    }

    @Override
    public void reject(Reject reason) {
        add(new Arrival(null, reason));
    }

    private void add(Arrival arrival) {
        synchronized (arrivals) {
            arrivals.add(arrival);
        }
        watcher.accept(arrival);
    }

    public List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    public List<Tick> ticks() {
        return arrivals().stream().map(Arrival::tick).filter(t -> t != null).toList();
    }

    /** Ticks of one {@link io.icebreaker.tick.EventKind}. */
    public List<Tick> events(int kind) {
        return ticks().stream().filter(t -> t.kind() == kind).toList();
    }

    public List<Reject> rejects() {
        return arrivals().stream().map(Arrival::reject).filter(r -> r != null).toList();
    }

    public void clear() {
        synchronized (arrivals) {
            arrivals.clear();
        }
    }
}
