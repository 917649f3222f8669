package io.icebreaker.app;

import io.icebreaker.feed.sim.KiteLoginServer;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketConfig;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.web.JsonTree;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.SystemEpochNanoClock;

/** A simulated Kite, stream and login, with a market that is open now, and a user's project beside it. */
final class BrokerRig implements AutoCloseable {
    static final String KEY = "canarykey0123456789";
    static final String SECRET = "canarysecret0123456789";

    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long PUMP_NS = 10_000_000L;

    final KiteServer stream;
    final KiteLoginServer login;
    final Path root;
    private volatile String token = "canarytoken-never-issued";

    BrokerRig(Path root) throws Exception {
        this.root = root;
        var clock = new SystemEpochNanoClock();
        var model = new MarketModel(new MarketConfig(5, clock.nanoTime() - MINUTE_NS, 0, 1));
        stream = new KiteServer(0, KEY, token, model);
        stream.drive(clock, PUMP_NS);
        login = new KiteLoginServer(KEY, SECRET, this::granted);
        login.withInstruments(stream.tokens().onWire());
        Files.createDirectories(root.resolve("config"));
        Files.createDirectories(root.resolve("data"));
    }

    private void granted(String fresh) {
        token = fresh;
        stream.accessToken(fresh);
    }

    /** The token that is good now. */
    String token() {
        return token;
    }

    /** A configuration with one feed, {@code kite}, that streams what {@code universe} says. */
    Path config(String universe) throws Exception {
        return Files.writeString(
                root.resolve("config/my.conf"),
                """
                web.port = 0
                journal.directory = "../data/journal"
                feeds.kite { broker = kite, url = "%s", rest-url = "%s", universe = [%s] }
                """
                        .formatted(stream.url(), login.url(), universe));
    }

    /** An answer of the page's server; the body is posted when there is one. */
    static HttpResponse<String> ask(String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (body != null) {
            request.header("X-Icebreaker", "1")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonTree json(String url, String body) throws Exception {
        return JsonTree.parse(ask(url, body).body());
    }

    /** State of the only feed, as the page's health says. */
    static String feedState(String address) throws Exception {
        return json(address + "api/health", null).at("feeds").items().get(0).at("state").text();
    }

    @Override
    public void close() {
        stream.close();
        login.close();
    }
}
