package io.icebreaker.app;

import io.icebreaker.app.broker.Account;
import io.icebreaker.app.broker.BrokerKind;
import io.icebreaker.app.broker.Brokers;
import io.icebreaker.feed.dhan.DhanSession;
import io.icebreaker.feed.kite.KiteSession;
import io.icebreaker.feed.sim.BrokerSimulator;
import io.icebreaker.feed.sim.KiteSimulator;
import io.icebreaker.feed.sim.SnapshotSource;
import io.icebreaker.feed.sim.dhan.DhanServer;
import io.icebreaker.feed.sim.noren.NorenAccount;
import io.icebreaker.feed.sim.noren.NorenSimulator;
import io.icebreaker.feed.sim.smartapi.SmartAccount;
import io.icebreaker.feed.sim.smartapi.SmartLoginTokens;
import io.icebreaker.feed.sim.smartapi.SmartServer;
import io.icebreaker.feed.smartapi.SmartLogin;
import io.icebreaker.feed.smartapi.SmartSession;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A simulated broker of a demo: its server, and what it lets in. The one place where a simulator is entered.
 *
 * @param rest where REST is
 * @param environment keys and token as a user's environment would hold them
 */
record DemoBroker(
        BrokerKind kind, BrokerSimulator simulator, URI rest, Map<String, String> environment) {
    private static final String ALL = "all";
    private static final String DHAN_CLIENT = "1000000001";

    /** Starts one broker's server over a market. */
    private interface Opener {
        DemoBroker open(BrokerKind kind, SnapshotSource market, String token) throws IOException;
    }

    private static final Map<String, Opener> OPENERS =
            new TreeMap<>(
                    Map.of(
                            "kite", DemoBroker::kite,
                            "smartapi", DemoBroker::smartapi,
                            "dhan", DemoBroker::dhan,
                            "flattrade", DemoBroker::flattrade));

    /** The brokers behind an option's words: names between commas, or all. */
    static List<BrokerKind> named(String words) {
        if (words.equalsIgnoreCase(ALL)) {
            return Brokers.all().stream().filter(it -> OPENERS.containsKey(it.name())).toList();
        }
        List<BrokerKind> kinds = new ArrayList<>();
        for (String word : words.split(",")) {
            BrokerKind kind = Brokers.named(word.strip()).orElseThrow(() -> unknown(word));
            if (!OPENERS.containsKey(kind.name())) {
                throw unknown(word);
            }
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static CommandException unknown(String word) {
        return new CommandException(
                Exit.COULD_NOT_RUN,
                "no simulated broker '"
                        + word.strip()
                        + "'; there are "
                        + String.join(", ", OPENERS.keySet())
                        + ", noren (which is flattrade) and all");
    }

    /** Their names, as a directory and a journal remember them. */
    static String names(List<BrokerKind> kinds) {
        return kinds.equals(named(ALL))
                ? ALL
                : kinds.stream().map(BrokerKind::name).collect(Collectors.joining("-"));
    }

    /** Starts the server of a broker that {@link #named} knows. */
    static DemoBroker open(BrokerKind kind, SnapshotSource market) throws IOException {
        String token = Long.toHexString(new SplittableRandom().nextLong());
        return OPENERS.get(kind.name()).open(kind, market, token);
    }

    private static DemoBroker kite(BrokerKind kind, SnapshotSource market, String token)
            throws IOException {
        var server = new KiteSimulator(0, "demo", token, market);
        return new DemoBroker(
                kind,
                server,
                URI.create(server.restUrl()),
                Map.of(KiteSession.API_KEY, "demo", KiteSession.ACCESS_TOKEN, token));
    }

    private static DemoBroker smartapi(BrokerKind kind, SnapshotSource market, String token)
            throws IOException {
        SmartAccount account = SmartAccount.simulated();
        var server = new SmartServer(0, account, market, InstantSource.system());
        SmartLoginTokens tokens = server.login(Instant.now());
        return new DemoBroker(
                kind,
                server,
                URI.create(server.restUrl()),
                Map.of(
                        SmartLogin.API_KEY_VARIABLE, account.apiKey(),
                        SmartLogin.CLIENT_CODE_VARIABLE, account.clientCode(),
                        SmartSession.ACCESS_TOKEN_VARIABLE, tokens.jwt(),
                        SmartSession.FEED_TOKEN_VARIABLE, tokens.feed()));
    }

    private static DemoBroker dhan(BrokerKind kind, SnapshotSource market, String token)
            throws IOException {
        var server = new DhanServer(0, DHAN_CLIENT, token, market);
        return new DemoBroker(
                kind,
                server,
                URI.create(server.restUrl()),
                Map.of(DhanSession.CLIENT_ID, DHAN_CLIENT, DhanSession.ACCESS_TOKEN, token));
    }

    private static DemoBroker flattrade(BrokerKind kind, SnapshotSource market, String token)
            throws IOException {
        String prefix = "ICEBREAKER_" + kind.name().toUpperCase(Locale.ROOT);
        var server = new NorenSimulator(0, token, market);
        return new DemoBroker(
                kind,
                server,
                URI.create(server.restUrl()),
                Map.of(prefix + "_USER_ID", NorenAccount.USER_ID, kind.tokenVariable(), token));
    }

    /** What the page calls its feed. */
    String feedName() {
        return kind.name() + "-sim";
    }

    /** The account its feed logs in with; its files never exist. */
    Account account(Path directory) {
        Path none = directory.resolve("no-secrets");
        return new Account(
                feedName(),
                kind,
                rest,
                URI.create(simulator.url()),
                Account.keysFile(none, feedName()),
                Account.tokenFile(none, feedName()));
    }
}
