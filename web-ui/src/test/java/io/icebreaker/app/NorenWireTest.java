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
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.noren.NorenConfig;
import io.icebreaker.feed.noren.NorenFeed;
import io.icebreaker.feed.noren.NorenSession;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
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
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/**
 * The same simulated session through Kite's wire and through Noren's gives the same trades and the same bars.
 * Noren's sends a message only when something changed, and no open interest of shares, where Kite sends a
 * zero.
 */
class NorenWireTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long STEP_NS = 200_000_000L;
    private static final int STEPS = 1_500;
    private static final int MAX_INSTRUMENTS = 128;
    private static final long PATIENCE_NS = 20_000_000_000L;

    private final AtomicLong clock = new AtomicLong(OPEN_NS);

    /** Trades and bars without the event numbers, which packets that say nothing new shift. */
    private static final class Results implements OutputSink {
        private final List<long[]> trades = new ArrayList<>();
        private final List<long[]> bars = new ArrayList<>();

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

    /**
     * Counts what the market says, a packet each on Kite's wire, and leaves out what says nothing new: a
     * wire of deltas has no word for it, and how often packets come without a trade enters a trade's
     * confidence.
     */
    private static final class News implements SnapshotSource {
        private final SnapshotSource source = new MarketModel(MarketConfig.of(7, OPEN_NS));
        private final Map<Integer, String> said = new HashMap<>();
        private long count;

        @Override
        public List<Instrument> instruments() {
            return source.instruments();
        }

        @Override
        public MarketSnapshot latest(int index) {
            return said.containsKey(index) ? source.latest(index) : null;
        }

        @Override
        public void advanceTo(long nowNs, Due due) {
            source.advanceTo(
                    nowNs,
                    snapshot -> {
                        String words = words(snapshot.tick());
                        if (!words.equals(said.put(snapshot.index(), words))) {
                            count++;
                            due.onSnapshot(snapshot);
                        }
                    });
        }

        /** As far as either wire carries it: whole seconds, averages in paise. */
        private static String words(Tick tick) {
            Tick as = new Tick().copyInputFrom(tick.bytes(), 0);
            as.receiveTimeNs(0)
                    .exchangeTimeNs(tick.exchangeTimeNs() / SECOND_NS)
                    .lastTradeTimeNs(tick.lastTradeTimeNs() / SECOND_NS)
                    .atp((tick.atp() + 50) / 100);
            byte[] bytes = new byte[Tick.INPUT_LENGTH];
            as.bytes().getBytes(0, bytes);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void kitesWireAndNorensGiveTheSameTradesAndBars() throws Exception {
        Results kite = playKite();
        Results noren = playNoren();
        assertTrue(kite.trades.size() > 5_000, kite.trades.size() + " trades");
        assertTrue(kite.bars.size() > 500, kite.bars.size() + " bars");
        System.out.println(
                "NorenWireTest " + kite.trades.size() + " trades, " + kite.bars.size() + " bars");
        assertSame("trade", kite.trades, noren.trades);
        assertSame("bar", withoutOiOfShares(kite.bars), noren.bars);
    }

    private static List<long[]> withoutOiOfShares(List<long[]> bars) {
        List<Instrument> instruments = new News().instruments();
        for (long[] bar : bars) {
            if (instruments.get((int) bar[Bar.ID]).type() == InstrumentType.EQ) {
                assertEquals(0, bar[Bar.OI_OPEN] | bar[Bar.OI_CLOSE]);
                bar[Bar.FLAGS] &= ~(Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE);
            }
        }
        return bars;
    }

    private static void assertSame(String what, List<long[]> expected, List<long[]> seen) {
        for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
            assertArrayEquals(expected.get(i), seen.get(i), what + " " + i);
        }
        assertEquals(expected.size(), seen.size(), what + "s");
    }

    private Results playKite() throws Exception {
        var source = new News();
        try (var server = new KiteServer(0, "key", "token", source)) {
            var ids = new Instruments(MAX_INSTRUMENTS);
            ids.registerAll(server.tokens().onWire());
            Map<String, String> environment =
                    Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token");
            return play(
                    server,
                    ids::id,
                    setup ->
                            new KiteFeed(
                                    new KiteConfig(URI.create(server.url()), null),
                                    KiteSession.of(environment, null),
                                    setup,
                                    order -> {}),
                    () -> server.inFullMode() == source.instruments().size(),
                    () -> source.count);
        }
    }

    private Results playNoren() throws Exception {
        try (var broker = new NorenSimulator(0, "token", new News())) {
            var ids = new BrokerIds(NorenFeed::segmentCode);
            ids.add(broker.instruments(), new Instruments(MAX_INSTRUMENTS));
            Map<String, String> environment =
                    Map.of(
                            "ICEBREAKER_FLATTRADE_TOKEN",
                            "token",
                            "ICEBREAKER_FLATTRADE_USER_ID",
                            NorenAccount.USER_ID);
            NorenConfig house =
                    NorenConfig.flattrade()
                            .at(URI.create(broker.url()), URI.create(broker.restUrl()));
            return play(
                    broker,
                    ids,
                    setup ->
                            new NorenFeed(
                                    house,
                                    NorenSession.of("flattrade", environment, null),
                                    setup,
                                    order -> {}),
                    () -> broker.inDepth() == broker.instruments().size(),
                    broker::sent);
        }
    }

    private interface FeedMaker {
        BrokerFeed make(FeedSetup setup);
    }

    private Results play(
            BrokerSimulator broker,
            InstrumentResolver ids,
            FeedMaker maker,
            BooleanSupplier isSubscribed,
            LongSupplier sent)
            throws Exception {
        clock.set(OPEN_NS);
        var results = new Results();
        try (var pipeline = Pipeline.start(manyProducers(results))) {
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
                            FeedTimings.defaults(),
                            timeNs -> false,
                            new SplittableRandom(1));
            try (BrokerFeed feed = maker.make(setup)) {
                feed.subscribe(broker.instruments());
                feed.start();
                await("subscription", isSubscribed);
                pump(broker, pipeline, sent);
            }
            end(pipeline);
        }
        return results;
    }

    /** Step by step, so that both wires' ticks are received at the same moments. */
    private void pump(BrokerSimulator broker, Pipeline pipeline, LongSupplier sent) {
        for (int step = 0; step < STEPS; step++) {
            long expected = sent.getAsLong();
            await("tick " + expected, () -> ticks(pipeline) >= expected);
            clock.addAndGet(STEP_NS);
            broker.pump(clock.get());
        }
        await("the last", () -> ticks(pipeline) >= sent.getAsLong());
    }

    private static long ticks(Pipeline pipeline) {
        return pipeline.counters().get(Counter.TICKS);
    }

    private void end(Pipeline pipeline) {
        TickSink sink = pipeline.newSink();
        Events.sessionEnd(sink.claim(), clock.get());
        sink.publish();
        assertTrue(pipeline.drain(20_000));
        assertEquals(List.of(), pipeline.failures().latest());
    }

    private static PipelineSetup manyProducers(Results results) {
        PipelineSetup setup =
                PipelineSetup.replay(Profile.QUIET_VPS, MAX_INSTRUMENTS).withOutput(results);
        return new PipelineSetup(
                setup.profile(),
                setup.maxInstruments(),
                4,
                false,
                1,
                null,
                setup.output(),
                null,
                List.of(),
                setup.settings(),
                setup.strategies(),
                setup.fatal(),
                null);
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "waited in vain for " + what);
            LockSupport.parkNanos(5_000);
        }
    }
}
