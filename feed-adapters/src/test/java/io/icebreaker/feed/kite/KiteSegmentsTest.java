package io.icebreaker.feed.kite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.FeedTimings;
import io.icebreaker.feed.RecordingSink;
import io.icebreaker.feed.Wait;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.master.InstrumentBook;
import io.icebreaker.feed.master.MasterRows;
import io.icebreaker.feed.sim.KiteDump;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Prices;
import io.icebreaker.tick.Tick;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;

/**
 * One number in four segments: read from a master, joined, subscribed, streamed by Kite's server, and never
 * taken for each other.
 */
class KiteSegmentsTest {
    private static final long TOKEN = 13;
    private static final long OPEN_NS = 1_795_146_300_000_000_000L;
    private static final LocalDate EXPIRY = LocalDate.of(2026, 12, 1);

    private static final List<Instrument> ALIKE =
            List.of(
                    new Instrument("NSE", TOKEN, "ABB", InstrumentType.EQ, "", null, 0, 1, 500),
                    new Instrument(
                            "IDX", TOKEN, "NIFTY ALPHA", InstrumentType.IDX, "", null, 0, 1, 500),
                    new Instrument(
                            "NFO",
                            TOKEN,
                            "NIFTY26D0124500CE",
                            InstrumentType.CE,
                            "NIFTY",
                            EXPIRY,
                            24_500 * Prices.ONE,
                            75,
                            500),
                    new Instrument("BSE", TOKEN, "ABB", InstrumentType.EQ, "", null, 0, 1, 500));

    /** Instrument n stands at (n + 1) x 1,000 rupees and some paise. */
    private static final class Quoter implements SnapshotSource {
        private long step;

        @Override
        public List<Instrument> instruments() {
            return ALIKE;
        }

        @Override
        public MarketSnapshot latest(int index) {
            return step == 0 ? null : snapshot(index);
        }

        private MarketSnapshot snapshot(int index) {
            var snapshot = new MarketSnapshot();
            Tick tick = snapshot.tick();
            tick.id(index);
            tick.receiveTimeNs(OPEN_NS + step * 1_000_000_000L);
            tick.ltp((index + 1) * 1_000L * Prices.ONE + step * 500);
            if (ALIKE.get(index).type() != InstrumentType.IDX) {
                tick.volume(100 * step);
            }
            return snapshot;
        }

        @Override
        public void advanceTo(long nowNs, Due due) {
            while (OPEN_NS + (step + 1) * 1_000_000_000L <= nowNs) {
                step++;
                for (int index = 0; index < ALIKE.size(); index++) {
                    due.onSnapshot(snapshot(index));
                }
            }
        }
    }

    private final List<RecordingSink> sinks = new CopyOnWriteArrayList<>();
    private volatile long nowNs = OPEN_NS;

    private RecordingSink newSink() {
        sinks.add(new RecordingSink());
        return sinks.get(sinks.size() - 1);
    }

    private static List<BrokerInstrument> readAndJoined() throws Exception {
        var in = new ByteArrayInputStream(KiteDump.of(ALIKE).getBytes(StandardCharsets.UTF_8));
        MasterRows rows = new KiteInstruments().parse(in, LocalDate.of(2026, 11, 20));
        assertEquals(0, rows.skipped(), () -> rows.complaints().toString());
        return InstrumentBook.of(Map.of("kite", rows)).of("kite");
    }

    @Test
    void instrumentsOfOneNumberNeverCross() throws Exception {
        List<BrokerInstrument> wanted = readAndJoined();
        assertEquals(4, wanted.size());
        var instruments = new Instruments(8);
        var ids = new BrokerIds();
        ids.add(wanted, instruments);
        try (var server = new KiteServer(0, "key", "token", new Quoter());
                var feed = feed(server, ids)) {
            feed.subscribe(wanted);
            feed.start();
            Wait.until("three ticks of each", () -> fewest(instruments) >= 3, () -> pump(server));
        }
        for (Tick tick : sinks.get(0).ticks()) {
            Instrument it = instruments.get(tick.id());
            int index = ALIKE.indexOf(it);
            assertTrue(index >= 0, it::toString);
            assertEquals(index + 1, tick.ltp() / (1_000 * Prices.ONE), it + " at " + tick.ltp());
        }
    }

    private void pump(KiteServer server) {
        nowNs += 1_000_000_000L;
        server.pump(nowNs);
    }

    private int fewest(Instruments instruments) {
        int[] counts = new int[instruments.count()];
        sinks.get(0).ticks().forEach(tick -> counts[tick.id()]++);
        var all = new ArrayList<Integer>();
        for (int count : counts) {
            all.add(count);
        }
        return all.stream().mapToInt(it -> it).min().orElse(0);
    }

    private KiteFeed feed(KiteServer server, BrokerIds ids) {
        var setup =
                new FeedSetup(
                        0,
                        ids,
                        this::newSink,
                        this::newSink,
                        new FeedClocks(() -> nowNs, SystemNanoClock.INSTANCE),
                        FeedTimings.defaults(),
                        t -> false,
                        new SplittableRandom(1));
        var session =
                KiteSession.of(
                        Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token"),
                        null);
        var config = new KiteConfig(URI.create(server.url()));
        return new KiteFeed(config, session, setup, order -> {});
    }
}
