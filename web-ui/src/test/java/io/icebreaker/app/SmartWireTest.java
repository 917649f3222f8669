package io.icebreaker.app;

import io.icebreaker.feed.master.BrokerIds;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.feed.smartapi.SmartConfig;
import io.icebreaker.feed.smartapi.SmartFeed;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartSession;
import io.icebreaker.tick.Instruments;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same simulated session through Kite's wire and through SmartAPI's gives the same trades and the same
 * bars, to the last field but one: SmartAPI has no open interest of shares, where Kite sends a zero.
 */
class SmartWireTest {
    @Test
    void kitesWireAndSmartApisGiveTheSameTradesAndBars() throws Exception {
        WirePlay.Results kite = new WirePlay().playKite();
        WirePlay.Results smart = playSmart();

        WirePlay.assertSame("SmartWireTest", kite, smart);
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
