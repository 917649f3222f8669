package io.icebreaker.feed.order;

import io.icebreaker.feed.BrokerInstrument;
import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.dhan.DhanRest;
import io.icebreaker.feed.dhan.DhanSession;
import io.icebreaker.feed.kite.KiteRest;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.RestHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.master.OptionContracts;
import io.icebreaker.feed.noren.FlattradeLogin;
import io.icebreaker.feed.noren.NorenConfig;
import io.icebreaker.feed.noren.NorenRest;
import io.icebreaker.feed.noren.NorenSession;
import io.icebreaker.feed.rest.BrokerRest;
import io.icebreaker.feed.sim.KiteRestServer;
import io.icebreaker.feed.sim.KiteTokens;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.feed.sim.SimHttp;
import io.icebreaker.feed.sim.dhan.DhanServer;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.feed.smartapi.SmartContracts;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartRest;
import io.icebreaker.feed.smartapi.SmartSession;
import io.icebreaker.tick.InstrumentType;
import io.icebreaker.tick.Tick;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * One broker's simulator some minutes after the open, and its REST client, for orders.
 *
 * @param tick the last packet of the simulator's n-th instrument
 * @param roll ends the token
 */
record SimulatedDesk(
        BrokerRest rest,
        List<BrokerInstrument> instruments,
        IntFunction<Tick> tick,
        SimHttp http,
        Runnable roll,
        AutoCloseable server) {
    static final long OPEN_NS = 1_795_146_300_000_000_000L;
    static final long NOW_NS = OPEN_NS + 150_000_000_000L;
    private static final FeedClocks CLOCKS = new FeedClocks(() -> NOW_NS, System::nanoTime);
    private static final long STEP_NS = 1_000_000_000L;

    enum Broker {
        KITE,
        SMARTAPI,
        DHAN,
        NOREN
    }

    private interface Pump {
        void to(long nowNs);
    }

    static SimulatedDesk of(Broker broker, Path dir) throws Exception {
        var model = new MarketModel(MarketConfig.of(21, OPEN_NS));
        return switch (broker) {
            case KITE -> kite(model);
            case SMARTAPI -> smartapi(model, dir);
            case DHAN -> dhan(model);
            case NOREN -> noren(model, dir);
        };
    }

    private static void pump(Pump server) {
        for (long ns = OPEN_NS; ns <= NOW_NS; ns += STEP_NS) {
            server.to(ns);
        }
    }

    private static SimulatedDesk kite(MarketModel model) {
        var market = new MarketTap(model);
        var server = new KiteRestServer("key", "token", market);
        pump(ns -> market.advanceTo(ns, snapshot -> {}));
        List<BrokerInstrument> instruments =
                new KiteTokens(market.instruments())
                        .onWire().stream()
                                .map(
                                        it ->
                                                new BrokerInstrument(
                                                        it, it.segment(), it.token(), it.symbol()))
                                .toList();
        Map<String, String> keys =
                Map.of(KiteSession.API_KEY, "key", KiteSession.ACCESS_TOKEN, "token");
        var rest =
                new KiteRest(
                        URI.create(server.url()),
                        KiteSession.of(keys, null),
                        words -> List.of(),
                        new OptionContracts(instruments),
                        CLOCKS);
        return new SimulatedDesk(
                rest,
                instruments,
                n -> market.last(n).tick(),
                server.http(),
                () -> server.accessToken("another"),
                server);
    }

    private static SimulatedDesk smartapi(MarketModel model, Path dir) throws IOException {
        SmartAccount account = SmartAccount.simulated();
        var server = new SmartServer(0, account, model, () -> Instant.EPOCH);
        var file = new TokenFile(dir.resolve("smartapi.token"));
        SmartLoginTokens tokens = server.login(Instant.EPOCH);
        Map<String, Secret> more = Map.of(SmartLogin.FEED_TOKEN, Secret.of(tokens.feed()));
        file.write(new LoginTokens(Secret.of(tokens.jwt()), more, Instant.EPOCH, null));
        Map<String, String> keys =
                Map.of(
                        SmartLogin.API_KEY_VARIABLE,
                        account.apiKey(),
                        SmartLogin.CLIENT_CODE_VARIABLE,
                        account.clientCode());
        pump(server::pump);
        var rest =
                new SmartRest(
                        URI.create(server.restUrl()),
                        SmartSession.of(keys, file.path()),
                        SmartContracts.of(server.instruments()),
                        CLOCKS);
        return new SimulatedDesk(
                rest,
                server.instruments(),
                n -> model.latest(n).tick(),
                server.rest().http(),
                () -> server.login(Instant.EPOCH),
                server);
    }

    private static SimulatedDesk dhan(MarketModel model) throws IOException {
        var server = new DhanServer(0, "1000000003", "token", model);
        pump(server::pump);
        Map<String, String> keys =
                Map.of(DhanSession.CLIENT_ID, "1000000003", DhanSession.ACCESS_TOKEN, "token");
        var rest =
                new DhanRest(
                        URI.create(server.restUrl()),
                        DhanSession.of(keys, null),
                        words -> List.of(),
                        CLOCKS);
        return new SimulatedDesk(
                rest,
                server.instruments(),
                n -> model.latest(n).tick(),
                server.http(),
                () -> server.accessToken("another"),
                server);
    }

    private static SimulatedDesk noren(MarketModel model, Path dir) throws Exception {
        var server = new NorenSimulator(0, null, model);
        pump(server::pump);
        URI root = URI.create(server.restUrl());
        var login =
                new FlattradeLogin(
                        new LoginSetup(
                                new RestHttp("Flattrade", System::nanoTime), root, Instant::now));
        var tokens = new TokenFile(dir.resolve("noren.token"));
        tokens.write(
                login.complete(
                        Map.of(
                                "apiKey",
                                Secret.of(NorenAccount.API_KEY),
                                "apiSecret",
                                Secret.of(NorenAccount.API_SECRET),
                                "requestCode",
                                Secret.of(server.logIn()))));
        var rest =
                new NorenRest(
                        NorenConfig.flattrade().at(URI.create(server.url()), root),
                        NorenSession.of("flattrade", Map.of(), tokens.path()),
                        words -> List.of(),
                        new OptionContracts(server.instruments()),
                        CLOCKS);
        return new SimulatedDesk(
                rest,
                server.instruments(),
                n -> model.latest(n).tick(),
                server.http(),
                () -> server.token("another"),
                server);
    }

    BrokerInstrument future() {
        return instruments.stream()
                .filter(it -> it.instrument().type() == InstrumentType.FUT)
                .findFirst()
                .orElseThrow();
    }

    Tick last(BrokerInstrument it) {
        return tick.apply(instruments.indexOf(it));
    }
}
