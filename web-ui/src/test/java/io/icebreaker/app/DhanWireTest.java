package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.feed.BrokerFeed;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.InstrumentResolver;
import io.icebreaker.feed.dhan.DhanConfig;
import io.icebreaker.feed.dhan.DhanFeed;
import io.icebreaker.feed.dhan.DhanMode;
import io.icebreaker.feed.dhan.DhanSession;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.dhan.DhanServer;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputType;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Reject;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;
import io.icebreaker.tick.TickSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The same simulated session through Kite's wire and through Dhan's: the same trades, the same bars, of all 64
 * instruments, with the rows of their footprints.
 *
 * <p>What Dhan's wire cannot carry, Kite's copy is made to lack: the time of a packet, a last quantity above
 * 16 bits, the paise of an average.
 */
class DhanWireTest {
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final long STEP_NS = 50_000_000L;
    private static final int STEPS = 2_400;
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final int MAX_LAST_QTY = 0xffff;

    /** Trades and bars without the event numbers, which differ with what a wire says at the beginning. */
    private static final class Results implements OutputSink {
        private final List<String> lines = new ArrayList<>();
        private long trades;

        @Override
        public void accept(long sequence, int type, long[] words, int at, int length) {
            if (type == OutputType.TRADE || type == OutputType.BAR) {
                long[] copy = Arrays.copyOfRange(words, at, at + length);
                if (type == OutputType.BAR) {
                    copy[Bar.SEQUENCE] = 0;
                } else {
                    trades++;
                }
                lines.add(type + " " + Arrays.toString(copy));
            }
        }
    }

    /** The market, counting what it has said. */
    private static final class Counted implements SnapshotSource {
        private final MarketModel model = new MarketModel(MarketConfig.of(7, OPEN_NS));
        private long said;

        @Override
        public List<Instrument> instruments() {
            return model.instruments();
        }

        @Override
        public MarketSnapshot latest(int index) {
            return model.latest(index);
        }

        @Override
        public void advanceTo(long nowNs, Due due) {
            model.advanceTo(
                    nowNs,
                    snapshot -> {
                        said++;
                        due.onSnapshot(snapshot);
                    });
        }
    }

    /** Takes away what Dhan's wire does not have, and counts. */
    private static final class AsDhan implements TickSink {
        private final TickSink sink;
        private final AtomicLong ticks;
        private Tick slot;

        AsDhan(TickSink sink, AtomicLong ticks) {
            this.sink = sink;
            this.ticks = ticks;
        }

        @Override
        public Tick claim() {
            slot = sink.claim();
            return slot;
        }

        @Override
        public void publish() {
            boolean isTick = slot.kind() == EventKind.TICK;
            if (isTick) {
                slot.exchangeTimeNs(0).flags(slot.flags() & ~TickFlags.HAS_EXCHANGE_TIME);
                if (slot.lastQty() > MAX_LAST_QTY) {
                    slot.lastQty(MAX_LAST_QTY);
                }
            }
            sink.publish();
            if (isTick) {
                ticks.incrementAndGet();
            }
        }

        @Override
        public void reject(Reject reason) {
            throw new AssertionError("refused: " + reason);
        }
    }

    /** One broker's end of the run. */
    private interface Ends {
        BrokerSimulator server(SnapshotSource source) throws Exception;

        BrokerFeed feed(BrokerSimulator server, FeedSetup setup);

        InstrumentResolver resolver(BrokerSimulator server, Instruments ids);

        /** Packets that answer subscriptions, before time moves. */
        int greetings(int instruments);
    }

    private static final class Kite implements Ends {
        @Override
        public BrokerSimulator server(SnapshotSource source) throws Exception {
            return new KiteServer(0, "key", "token", source);
        }

        @Override
        public BrokerFeed feed(BrokerSimulator server, FeedSetup setup) {
            var session =
                    KiteSession.of(
                            Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token"),
                            null);
            var config = new KiteConfig(URI.create(server.url()));
            return new KiteFeed(config, session, setup, order -> {});
        }

        @Override
        public InstrumentResolver resolver(BrokerSimulator server, Instruments ids) {
            return ids::id;
        }

        /** Each in quote form, then in full. */
        @Override
        public int greetings(int instruments) {
            return 2 * instruments;
        }
    }

    private static final class Dhan implements Ends {
        @Override
        public BrokerSimulator server(SnapshotSource source) throws Exception {
            return new DhanServer(0, "1", "token", source);
        }

        @Override
        public BrokerFeed feed(BrokerSimulator server, FeedSetup setup) {
            var session =
                    DhanSession.of(
                            Map.of(DhanSession.CLIENT_ID, "1", DhanSession.ACCESS_TOKEN, "token"),
                            null);
            var config =
                    new DhanConfig(
                            URI.create(server.url()), URI.create(server.restUrl()), DhanMode.FULL);
            return new DhanFeed(config, session, setup);
        }

        @Override
        public InstrumentResolver resolver(BrokerSimulator server, Instruments ids) {
            var byDhan = new BrokerIds();
            byDhan.add(server.instruments(), ids);
            return byDhan;
        }

        /** Each once, and the previous closes of two indices. */
        @Override
        public int greetings(int instruments) {
            return instruments + 2;
        }
    }

    @Test
    void dhansWireAndKitesGiveTheSameTradesAndBars() throws Exception {
        Results kite = play(new Kite());
        Results dhan = play(new Dhan());
        assertTrue(kite.trades > 5_000, "trades: " + kite.trades);
        for (int i = 0; i < Math.min(kite.lines.size(), dhan.lines.size()); i++) {
            assertEquals(kite.lines.get(i), dhan.lines.get(i), "record " + i);
        }
        assertEquals(kite.lines.size(), dhan.lines.size());
        System.out.println(
                "DhanWireTest: " + kite.trades + " trades, " + kite.lines.size() + " records");
    }

    private static Results play(Ends ends) throws Exception {
        var results = new Results();
        var clock = new AtomicLong(OPEN_NS);
        var ticks = new AtomicLong();
        var source = new Counted();
        var ids = new Instruments(100);
        ids.registerAll(source.instruments());
        try (BrokerSimulator server = ends.server(source);
                var pipeline = Pipeline.start(WirePlay.setup(results, 100))) {
            Header.publish(pipeline.newSink(), source.instruments(), "feed", 0, OPEN_NS);
            var feedSetup =
                    new FeedSetup(
                            0,
                            ends.resolver(server, ids),
                            () -> new AsDhan(pipeline.newSink(), ticks),
                            pipeline::newPatientSink,
                            new FeedClocks(clock::get, System::nanoTime),
                            FeedTimings.defaults().deadAfter(PATIENCE_NS),
                            timeNs -> false,
                            new SplittableRandom(1));
            try (BrokerFeed feed = ends.feed(server, feedSetup)) {
                feed.subscribe(server.instruments());
                feed.start();
                WirePlay.await(
                        "covered", () -> feed.coverage().ticking() == source.instruments().size());
                pump(server, source, ticks, clock, ends.greetings(source.instruments().size()));
            }
            WirePlay.end(pipeline, clock.get());
        }
        return results;
    }

    /** The clock is moved, what is due is sent, and its ticks awaited: all is received when it was sent. */
    private static void pump(
            BrokerSimulator server,
            Counted source,
            AtomicLong ticks,
            AtomicLong clock,
            long first) {
        WirePlay.await("greetings", () -> ticks.get() >= first);
        for (int step = 1; step <= STEPS; step++) {
            clock.set(OPEN_NS + step * STEP_NS);
            server.pump(clock.get());
            long expected = first + source.said;
            WirePlay.await("tick " + expected, () -> ticks.get() >= expected);
        }
        assertEquals(first + source.said, ticks.get(), "one packet a snapshot");
    }
}
