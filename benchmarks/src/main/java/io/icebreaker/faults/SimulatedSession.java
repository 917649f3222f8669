package io.icebreaker.faults;

import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stretch of a simulated day as a feed brings it, all of it from a seed: futures, options, stocks and
 * indices of the market model, with packets lost, repeated and late, and reconnects in between.
 */
final class SimulatedSession {
    static final int ROOM = 128;

    /** 2025-11-17, a Monday, 09:15 IST, epoch ns. */
    private static final long FIRST_OPEN_NS = 1_763_351_100_000_000_000L;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long CLOCK_NS = 250_000_000L;
    private static final int SECONDS = 90;
    private static final double RATE = 2;

    private final SplittableRandom random;
    private final MarketModel model;
    private final Tick kept = new Tick();
    private boolean hasKept;
    private TickSink sink;
    private long nowNs;

    SimulatedSession(long seed) {
        random = new SplittableRandom(seed);
        nowNs = FIRST_OPEN_NS + random.nextInt(5) * DAY_NS;
        model = new MarketModel(new MarketConfig(seed, nowNs, 0, RATE));
    }

    /** Publishes everything, from CONFIG to the session's end. */
    void publish(TickSink to) {
        sink = to;
        List<Instrument> instruments = model.instruments();
        Events.config(sink.claim(), JournalStage.layoutVersion(), 1, "faults", "simulated", nowNs);
        sink.publish();
        for (int id = 0; id < instruments.size(); id++) {
            Events.instrument(sink.claim(), id, instruments.get(id), nowNs);
            sink.publish();
        }
        feed(FeedState.CONNECTED);
        for (long endNs = nowNs + SECONDS * 1_000_000_000L; nowNs < endNs; ) {
            nowNs += CLOCK_NS;
            model.advanceTo(nowNs, snapshot -> disturbed(snapshot.tick()));
            Events.clock(sink.claim(), nowNs);
            sink.publish();
            if (random.nextInt(100) == 0) {
                feed(random.nextBoolean() ? FeedState.DROPPED : FeedState.CONNECTED);
            }
        }
        Events.sessionEnd(sink.claim(), nowNs);
        sink.publish();
    }

    private void feed(FeedState state) {
        int count = state == FeedState.DROPPED ? 1 + random.nextInt(100) : 0;
        Events.feed(sink.claim(), 0, state, count, nowNs - CLOCK_NS, nowNs, "", nowNs);
        sink.publish();
    }

    /** Of a hundred packets one is lost, one comes twice, one comes after the next of its feed. */
    private void disturbed(Tick packet) {
        int dice = random.nextInt(100);
        if (dice == 0) {
            return;
        }
        if (dice == 1 && !hasKept) {
            kept.copyInputFrom(packet.bytes(), 0);
            hasKept = true;
            return;
        }
        put(packet);
        if (dice == 2) {
            put(packet);
        }
        if (hasKept) {
            hasKept = false;
            put(kept);
        }
    }

    private void put(Tick packet) {
        Tick slot = sink.claim();
        long sequence = slot.sequence();
        slot.copyInputFrom(packet.bytes(), 0).sequence(sequence);
        sink.publish();
    }
}
