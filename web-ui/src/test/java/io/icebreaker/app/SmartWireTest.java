package io.icebreaker.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.icebreaker.bar.Bar;
import io.icebreaker.feed.kite.KiteConfig;
import io.icebreaker.feed.kite.KiteFeed;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.feed.smartapi.SmartConfig;
import io.icebreaker.feed.smartapi.SmartFeed;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartSession;
import io.icebreaker.tick.Instrument;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Instruments;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same simulated session through Kite's wire and through SmartAPI's gives the same trades and the same
 * bars, to the last field but one: SmartAPI has no open interest of shares, where Kite sends a zero.
 */
class SmartWireTest {
    private static final long OI_FLAGS = Bar.HAS_OI_OPEN | Bar.HAS_OI_CLOSE;

    @Test
    void kitesWireAndSmartApisGiveTheSameTradesAndBars() throws Exception {
        WirePlay.Results kite = playKite();
        WirePlay.Results smart = playSmart();

        assertTrue(kite.trades.size() > 5_000, kite.trades.size() + " trades");
        assertTrue(kite.bars.size() > 500, kite.bars.size() + " bars");
        System.out.println(
                "SmartWireTest " + kite.trades.size() + " trades, " + kite.bars.size() + " bars");
        assertSame("trade", kite.trades, smart.trades);
        assertSame("bar", withoutOiOfShares(kite.bars), smart.bars);
    }

    private static List<long[]> withoutOiOfShares(List<long[]> bars) {
        List<Instrument> instruments = new WirePlay().market().instruments();
        for (long[] bar : bars) {
            if (instruments.get((int) bar[Bar.ID]).type() == InstrumentType.EQ) {
                assertEquals(0, bar[Bar.OI_OPEN] | bar[Bar.OI_CLOSE]);
                bar[Bar.FLAGS] &= ~OI_FLAGS;
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

    private static WirePlay.Results playKite() throws Exception {
        var play = new WirePlay();
        try (var server = new KiteServer(0, "key", "token", play.market())) {
            var ids = new Instruments(WirePlay.MAX_INSTRUMENTS);
            ids.registerAll(server.tokens().onWire());
            Map<String, String> environment =
                    Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token");
            return play.play(
                    server,
                    ids::id,
                    setup ->
                            new KiteFeed(
                                    new KiteConfig(URI.create(server.url()), null),
                                    KiteSession.of(environment, null),
                                    setup,
                                    order -> {}),
                    () -> server.inFullMode() == server.instruments().size());
        }
    }

    private static WirePlay.Results playSmart() throws Exception {
        var play = new WirePlay();
        var account = SmartAccount.simulated();
        try (var server = new SmartServer(0, account, play.market(), () -> Instant.EPOCH)) {
            SmartLoginTokens tokens = server.login(Instant.EPOCH);
            var ids = new BrokerIds(SmartFeed::segmentCode);
            ids.add(server.instruments(), new Instruments(WirePlay.MAX_INSTRUMENTS));
            Map<String, String> environment =
                    Map.of(
                            SmartLogin.API_KEY_VARIABLE,
                            account.apiKey(),
                            SmartLogin.CLIENT_CODE_VARIABLE,
                            account.clientCode(),
                            SmartSession.ACCESS_TOKEN_VARIABLE,
                            tokens.jwt(),
                            SmartSession.FEED_TOKEN_VARIABLE,
                            tokens.feed());
            var config = new SmartConfig(URI.create(server.url()), URI.create(server.restUrl()));
            return play.play(
                    server,
                    ids,
                    setup -> new SmartFeed(config, SmartSession.of(environment, null), setup),
                    () -> server.subscriptions() == server.instruments().size());
        }
    }
}
