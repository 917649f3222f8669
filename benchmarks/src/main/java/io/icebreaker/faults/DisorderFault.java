package io.icebreaker.faults;

import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * F12: packets late, twice, in a block once more after a reconnect, with a day volume that falls. Closed bars
 * stay, repeats change nothing, no quantity is negative.
 */
final class DisorderFault implements Fault {
    private static final int EVENTS = 30_000;
    private static final int FARTHEST = 500;
    private static final int FARTHEST_REPEAT = 50;
    private static final int BLOCK = 300;

    /** Events behind a reconnect until each instrument has spoken, and more. */
    private static final int SETTLED = 40;

    private final Verdict verdict = new Verdict();
    private long stale;
    private long late;
    private long rebased;

    @Override
    public String id() {
        return "F12";
    }

    @Override
    public String title() {
        return "packets late, twice, and with falling volume";
    }

    @Override
    public FaultResult run(FaultRun run) throws Exception {
        for (int i = 0; i < run.tries(2, 200); i++) {
            SplittableRandom random = run.random(i);
            List<Tick> clean = clean(random.nextLong());
            BarLedger truth = ledger(clean);
            duplicates(clean, truth.digest(), random);
            replayedBlock(clean, random);
            reordered(clean, truth, random);
            fallingVolume(clean, random);
        }
        verdict.expect(stale > 0, "no late packet was counted");
        verdict.expect(rebased > 0, "no fall of volume was counted");
        return verdict.result(
                "%,d stale packets, %,d late trades, %,d falls of volume counted",
                stale, late, rebased);
    }

    private static List<Tick> clean(long seed) {
        var stream = new EventStream(seed);
        List<Tick> events = new ArrayList<>();
        for (int sequence = 1; sequence <= EVENTS; sequence++) {
            events.add(stream.fill(new Tick(), sequence));
        }
        return events;
    }

    private BarLedger ledger(List<Tick> events) throws Exception {
        var ledger = new BarLedger();
        var setup = PipelineSetup.replay(Profile.QUIET_VPS, Recorder.ROOM).withOutput(ledger);
        try (var pipeline = Pipeline.start(setup)) {
            TickSink sink = pipeline.newSink();
            for (Tick event : events) {
                Tick slot = sink.claim();
                long sequence = slot.sequence();
                slot.copyInputFrom(event.bytes(), 0).sequence(sequence);
                sink.publish();
            }
            Events.sessionEnd(sink.claim(), events.get(events.size() - 1).receiveTimeNs());
            sink.publish();
            verdict.expect(pipeline.drain(60_000), "the events were not worked off");
            count(pipeline.counters());
            verdict.expect(
                    pipeline.failures().latest().isEmpty(),
                    "a stage failed: %s",
                    pipeline.failures().latest());
        }
        verdict.corrupted(ledger.wrong(), ledger.complaint());
        verdict.expect(ledger.bars() > 100, "only %d bars", ledger.bars());
        return ledger;
    }

    private void count(Counters counters) {
        stale += counters.get(Counter.STALE);
        late += counters.get(Counter.LATE);
        rebased += counters.get(Counter.VOLUME_REBASE);
    }

    /** One in twenty comes again, at once or within the next fifty events. */
    private void duplicates(List<Tick> clean, String truth, SplittableRandom random)
            throws Exception {
        verdict.tried();
        List<Tick> twice = new ArrayList<>(clean);
        for (int at = EVENTS - 1; at >= 0; at--) {
            Tick event = clean.get(at);
            boolean again = event.kind() == EventKind.TICK && random.nextInt(20) == 0;
            if (again && !isNearReconnect(clean, at)) {
                int place =
                        Math.min(
                                EVENTS,
                                at + 1 + random.nextInt(2) * random.nextInt(FARTHEST_REPEAT));
                Tick before = clean.get(Math.min(place, EVENTS) - 1);
                twice.add(place, copy(event, before.receiveTimeNs()));
            }
        }
        String digest = ledger(twice).digest();
        verdict.corrupted(digest.equals(truth) ? 0 : 1, "repeats changed trades or bars");
    }

    /**
     * Whether a feed connects in what follows. An instrument's first packet behind that, repeated or not,
     * ends the gap: a trade of the next one does not carry the GAP flag and is trusted a little more.
     */
    private static boolean isNearReconnect(List<Tick> clean, int at) {
        return clean.subList(at, Math.min(EVENTS, at + SETTLED + FARTHEST_REPEAT)).stream()
                .anyMatch(it -> it.kind() == EventKind.FEED);
    }

    /** A reconnect; once each instrument has spoken, the broker sends the last packets once more. */
    private void replayedBlock(List<Tick> clean, SplittableRandom random) throws Exception {
        verdict.tried();
        int at = BLOCK + 100 + random.nextInt(EVENTS - BLOCK - 400);
        List<Tick> without = new ArrayList<>(clean);
        long nowNs = clean.get(at - 1).receiveTimeNs();
        Tick again = new Tick();
        Events.feed(again, 0, FeedState.CONNECTED, 0, nowNs, nowNs, "again", nowNs);
        without.add(at, again);
        List<Tick> with = new ArrayList<>(without);
        List<Tick> block = new ArrayList<>();
        for (Tick event : clean.subList(at - BLOCK, at)) {
            if (event.kind() == EventKind.TICK) {
                block.add(copy(event, nowNs));
            }
        }
        long blockNs = with.get(at + SETTLED).receiveTimeNs();
        block.forEach(packet -> packet.receiveTimeNs(blockNs));
        with.addAll(at + SETTLED + 1, block);
        boolean same = ledger(with).digest().equals(ledger(without).digest());
        verdict.corrupted(same ? 0 : 1, "a block sent again changed trades or bars");
    }

    /** One in ten packets is overtaken by up to five hundred events. */
    private void reordered(List<Tick> clean, BarLedger truth, SplittableRandom random)
            throws Exception {
        verdict.tried();
        List<Tick> mixed = new ArrayList<>(clean);
        for (int at = EVENTS - 1; at >= 0; at--) {
            if (clean.get(at).kind() == EventKind.TICK && random.nextInt(10) == 0) {
                int to = Math.min(EVENTS - 1, at + 1 + random.nextInt(FARTHEST));
                Tick moved = mixed.remove(at);
                mixed.add(to, copy(moved, mixed.get(to - 1).receiveTimeNs()));
            }
        }
        var traded = ledger(mixed).traded();
        traded.forEach(
                (id, qty) ->
                        verdict.corrupted(
                                qty <= truth.traded().get(id) ? 0 : 1,
                                "late packets made more volume than there was"));
    }

    /** One in a hundred packets says less than was traded already. */
    private void fallingVolume(List<Tick> clean, SplittableRandom random) throws Exception {
        verdict.tried();
        List<Tick> fallen = new ArrayList<>();
        for (Tick event : clean) {
            boolean falls = event.kind() == EventKind.TICK && random.nextInt(100) == 0;
            Tick packet = falls ? copy(event, event.receiveTimeNs()) : event;
            fallen.add(falls ? packet.volume(1 + random.nextLong(event.volume())) : packet);
        }
        ledger(fallen);
    }

    private static Tick copy(Tick event, long receiveTimeNs) {
        return new Tick().copyInputFrom(event.bytes(), 0).receiveTimeNs(receiveTimeNs);
    }
}
