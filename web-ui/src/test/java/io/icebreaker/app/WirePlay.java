package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.Profile;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Five minutes of the simulated market through one broker's wire, a WebSocket and its live feed: what the
 * engine makes of them.
 */
final class WirePlay {
    static final int MAX_INSTRUMENTS = 128;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long STEP_NS = 200_000_000L;
    private static final int STEPS = 1_500;
    private static final long PATIENCE_NS = 60_000_000_000L;

    private final AtomicLong clock = new AtomicLong(OPEN_NS);
    private final SnapshotSource market;
    private final LongSupplier said;

    /** The market as it is. */
    WirePlay() {
        var counted = new Market();
        market = counted;
        said = () -> counted.count;
    }

    /** Another one; {@code said}: ticks that what it has said so far must come to. */
    WirePlay(SnapshotSource market, LongSupplier said) {
        this.market = market;
        this.said = said;
    }

    /** The model behind it: the same for each play. */
    static SnapshotSource model() {
        return new MarketModel(MarketConfig.of(7, OPEN_NS));
    }

    /** Trades and bars without the event numbers, which feed events shift. */
    static final class Results implements OutputSink {
        final List<long[]> trades = new ArrayList<>();
        final List<long[]> bars = new ArrayList<>();

        @Override
        public void accept(long sequence, int type, long[] words, int at, int length) {
            long[] copy = Arrays.copyOfRange(words, at, at + length);
            if (type == OutputType.TRADE) {
                trades.add(copy);
            } else if (type == OutputType.BAR) {
                copy[Bar.SEQUENCE] = 0;
                bars.add(copy);
            }
        }
    }

    /** Counts what the market says, a packet each, and has nothing stored for who subscribes before it. */
    private static final class Market implements SnapshotSource {
        private final SnapshotSource source = model();
        private final Set<Integer> said = new HashSet<>();
        private volatile long count;

        @Override
        public List<Instrument> instruments() {
            return source.instruments();
        }

        @Override
        public MarketSnapshot latest(int index) {
            return said.contains(index) ? source.latest(index) : null;
        }

        @Override
        public void advanceTo(long nowNs, Due due) {
            source.advanceTo(
                    nowNs,
                    snapshot -> {
                        said.add(snapshot.index());
                        count++;
                        due.onSnapshot(snapshot);
                    });
        }
    }

    /** What to feed a simulator with. */
    SnapshotSource market() {
        return market;
    }

    /** Plays it all. */
    Results play(
            BrokerSimulator broker,
            InstrumentResolver ids,
            Function<FeedSetup, BrokerFeed> maker,
            BooleanSupplier isSubscribed)
            throws Exception {
        var results = new Results();
        try (var pipeline = Pipeline.start(setup(results, MAX_INSTRUMENTS))) {
            List<Instrument> all =
                    broker.instruments().stream().map(BrokerInstrument::instrument).toList();
            Header.publish(pipeline.newSink(), all, "kite", 0, clock.get());
            var setup =
                    new FeedSetup(
                            0,
                            ids,
                            pipeline::newSink,
                            pipeline::newPatientSink,
                            new FeedClocks(clock::get, System::nanoTime),
                            FeedTimings.defaults().deadAfter(25_000_000_000L),
                            timeNs -> false,
                            new SplittableRandom(1));
            try (BrokerFeed feed = maker.apply(setup)) {
                feed.subscribe(broker.instruments());
                feed.start();
                await("subscription", isSubscribed);
                pump(broker, pipeline);
            }
            end(pipeline, clock.get());
        }
        return results;
    }

    /** Through Kite's wire, beside which the others are held. */
    Results playKite() throws Exception {
        try (var server = new KiteServer(0, "key", "token", market)) {
            var ids = new Instruments(MAX_INSTRUMENTS);
            ids.registerAll(server.tokens().onWire());
            Map<String, String> environment =
                    Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token");
            return play(
                    server,
                    ids::id,
                    setup ->
                            new KiteFeed(
                                    new KiteConfig(URI.create(server.url())),
                                    KiteSession.of(environment, null),
                                    setup,
                                    order -> {}),
                    () -> server.inFullMode() == server.instruments().size());
        }
    }

    /** The same trades, and the same bars but for the open interest of shares, where Kite sends a zero. */
    static void assertSame(String wire, Results kite, Results other) {
        assertTrue(kite.trades.size() > 5_000, kite.trades.size() + " trades");
        assertTrue(kite.bars.size() > 500, kite.bars.size() + " bars");
        System.out.println(
                wire + ": " + kite.trades.size() + " trades, " + kite.bars.size() + " bars");
        assertSameWords("trade", kite.trades, other.trades);
        assertSameWords("bar", withoutOiOfShares(kite.bars), other.bars);
    }

    private static List<long[]> withoutOiOfShares(List<long[]> bars) {
        List<Instrument> instruments = model().instruments();
        for (long[] bar : bars) {
            if (instruments.get((int) bar[Bar.ID]).type() == InstrumentType.EQ) {
                assertEquals(0, bar[Bar.OI_OPEN] | bar[Bar.OI_CLOSE]);
                bar[Bar.FLAGS] &= ~(Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE);
            }
        }
        return bars;
    }

    private static void assertSameWords(String what, List<long[]> expected, List<long[]> seen) {
        for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
            assertArrayEquals(expected.get(i), seen.get(i), what + " " + i);
        }
        assertEquals(expected.size(), seen.size(), what + "s");
    }

    /** Step by step, so that each wire's ticks are received at the same moments. */
    private void pump(BrokerSimulator broker, Pipeline pipeline) {
        for (int step = 0; step < STEPS; step++) {
            clock.addAndGet(STEP_NS);
            broker.pump(clock.get());
            long expected = said.getAsLong();
            await("tick " + expected, () -> pipeline.counters().get(Counter.TICKS) >= expected);
        }
    }

    /** The session's end; nothing must have failed. */
    static void end(Pipeline pipeline, long nowNs) {
        TickSink sink = pipeline.newSink();
        Events.sessionEnd(sink.claim(), nowNs);
        sink.publish();
        assertTrue(pipeline.drain(20_000));
        assertEquals(List.of(), pipeline.failures().latest());
    }

    /** Like a live day without a journal: feeds and sessions publish from threads of their own. */
    static PipelineSetup setup(OutputSink results, int instruments) {
        return PipelineSetup.recording(Profile.QUIET_VPS, instruments, 4, false, null)
                .withOutput(results);
    }

    static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited in vain for " + what);
            LockSupport.parkNanos(5_000);
        }
    }
}
