package io.icebreaker.app;

import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.noren.NorenConfig;
import io.icebreaker.feed.noren.NorenFeed;
import io.icebreaker.feed.noren.NorenSession;
import io.icebreaker.feed.sim.MarketSnapshot;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.Instruments;
import io.icebreaker.tick.Tick;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same simulated session through Kite's wire and through Noren's gives the same trades and the same bars.
 * Noren's sends a message only when something changed, and no open interest of shares, where Kite sends a
 * zero.
 */
class NorenWireTest {
    private static final long SECOND_NS = 1_000_000_000L;

    /**
     * Counts what the market says, a packet each on Kite's wire, and leaves out what says nothing new: a
     * wire of deltas has no word for it, and how often packets come without a trade enters a trade's
     * confidence.
     */
    private static final class News implements SnapshotSource {
        private final SnapshotSource source = WirePlay.model();
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
        var news = new News();
        WirePlay.Results kite = new WirePlay(news, () -> news.count).playKite();
        WirePlay.assertSame("NorenWireTest", kite, playNoren());
    }

    private static WirePlay.Results playNoren() throws Exception {
        try (var broker = new NorenSimulator(0, "token", new News())) {
            var ids = new BrokerIds(NorenFeed::segmentCode);
            ids.add(broker.instruments(), new Instruments(WirePlay.MAX_INSTRUMENTS));
            Map<String, String> environment =
                    Map.of(
                            "ICEBREAKER_FLATTRADE_TOKEN",
                            "token",
                            "ICEBREAKER_FLATTRADE_USER_ID",
                            NorenAccount.USER_ID);
            NorenConfig house =
                    NorenConfig.flattrade()
                            .at(URI.create(broker.url()), URI.create(broker.restUrl()));
            return new WirePlay(new News(), broker::sent)
                    .play(
                            broker,
                            ids,
                            setup ->
                                    new NorenFeed(
                                            house,
                                            NorenSession.of("flattrade", environment, null),
                                            setup,
                                            order -> {}),
                            () -> broker.inDepth() == broker.instruments().size());
        }
    }
}
