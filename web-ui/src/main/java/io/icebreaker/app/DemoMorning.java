package io.icebreaker.app;

import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;

/**
 * The first minutes of a simulated session, put into the engine as fast as it takes them, so that a demo has
 * something to look at: the same snapshots that would have come over the socket, stamped in whole seconds as
 * Kite stamps them, and a clock event four times a second.
 */
final class DemoMorning {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long CLOCK_NS = SECOND_NS / 4;
    private static final long MINUTE_NS = 60 * SECOND_NS;

    private final TickSink sink;
    private final Progress progress;

    DemoMorning(TickSink sink, boolean quiet) {
        this.sink = sink;
        progress = new Progress("simulating the morning: minutes", quiet);
    }

    /** Moves the model from {@code fromNs} on by {@code minutes}; returns the time come to. */
    long play(MarketModel model, long fromNs, int minutes) {
        long untilNs = fromNs + minutes * MINUTE_NS;
        for (long now = fromNs; now < untilNs; now += CLOCK_NS) {
            model.advanceTo(now, snapshot -> put(snapshot.tick()));
            Events.clock(sink.claim(), now);
            sink.publish();
            progress.accept((now - fromNs) / MINUTE_NS);
        }
        return untilNs;
    }

    private void put(Tick snapshot) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(snapshot.bytes(), 0).sequence(sequence);
        slot.exchangeTimeNs(whole(snapshot.exchangeTimeNs()));
        if (snapshot.lastTradeTimeNs() != 0) {
            slot.lastTradeTimeNs(whole(snapshot.lastTradeTimeNs()));
        }
        sink.publish();
    }

    private static long whole(long timeNs) {
        return Math.floorDiv(timeNs, SECOND_NS) * SECOND_NS;
    }
}
