package io.icebreaker.app;

import io.icebreaker.calendar.SessionCalendar;
import io.icebreaker.feed.sim.KiteRestServer;
import io.icebreaker.feed.sim.KiteServer;
import io.icebreaker.feed.sim.MarketModel;
import io.icebreaker.feed.sim.MarketTap;
import io.icebreaker.tick.Instrument;
import io.icebreaker.web.JsonTree;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.EpochNanoClock;

/** A Kite account, simulated whole: stream and REST over one market, and a live day configured onto it. */
final class SimulatedAccount implements AutoCloseable {
    private static final String API_KEY = "key-canary";
    private static final String TOKEN = "token-canary";
    private static final long PUMP_NS = 10_000_000;

    /** Runs with the machine's time, and jumps when told to. */
    static final class JumpingClock implements EpochNanoClock {
        private final AtomicLong offsetNs;

        private JumpingClock(long startNs) {
            offsetNs = new AtomicLong(startNs - System.nanoTime());
        }

        @Override
        public long nanoTime() {
            return System.nanoTime() + offsetNs.get();
        }

        void jump(long ns) {
            offsetNs.addAndGet(ns);
        }
    }

    final DemoMarket market;
    final MarketTap tap;
    final KiteServer stream;
    final KiteRestServer rest;
    final JumpingClock clock;
    private final Path root;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param minutes of the session that are over when the account begins to stream */
    SimulatedAccount(Path root, int minutes) throws IOException {
        this(root, SessionCalendar.istDate(System.currentTimeMillis() * 1_000_000), minutes);
    }

    /** On a day, or the last weekday before it. */
    SimulatedAccount(Path root, LocalDate day, int minutes) throws IOException {
        this.root = root;
        market = DemoMarket.onLastWeekday(day, 5, 0, 1);
        tap = new MarketTap(new MarketModel(market.toConfig()));
        long startNs = market.openNs() + minutes * 60_000_000_000L;
        tap.advanceTo(startNs, snapshot -> {});
        stream = new KiteServer(0, API_KEY, TOKEN, tap);
        rest = new KiteRestServer(API_KEY, TOKEN, tap);
        clock = new JumpingClock(startNs);
        stream.drive(clock, PUMP_NS);
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        secret("account.keys", "apiKey=" + API_KEY + "\n");
        secret("account.token", TOKEN + "\n");
    }

    private void secret(String name, String text) throws IOException {
        Path file = Files.writeString(root.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    /** The stocks, a future and an index of the market. */
    List<Instrument> instruments() {
        return stream.tokens().onWire().stream()
                .filter(
                        it ->
                                it.expiry() == null
                                        || it.symbol().startsWith("NIFTY") && !it.type().isOption())
                .toList();
    }

    /** Writes a configuration with these lines besides. */
    Path configuration(String more) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(rest.url() + "/instruments"));
        Files.writeString(
                root.resolve("dump.csv"),
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
        String symbols =
                instruments().stream()
                        .map(
                                it ->
                                        '"'
                                                + it.segment().replace("IDX", "NSE")
                                                + ":"
                                                + it.symbol()
                                                + '"')
                        .collect(java.util.stream.Collectors.joining(", "));
        return Files.writeString(
                root.resolve("live.conf"),
                """
                web.port = %d
                journal.directory = "journal"
                feeds.sim {
                  broker = kite, url = "%s", rest-url = "%s", instruments = "dump.csv", symbols = [%s]
                  keys-file = "account.keys", token-file = "account.token"
                }
                %s
                """
                        .formatted(port, stream.url(), rest.url(), symbols, more));
    }

    /** Opens the day of the market on a configuration. */
    LiveDay open(Path configuration) throws Exception {
        AppConfig config = AppConfig.load(configuration);
        return LiveDay.open(
                config,
                Universe.of(config),
                SessionCalendar.istDate(clock.nanoTime()),
                clock,
                new BackupSchedule(config.backup(), config.journalDirectory(), configuration),
                true);
    }

    /** Where the day's page is. */
    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    JsonTree get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return JsonTree.parse(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The first of a list under a key that answers to a test. */
    Optional<JsonTree> find(String path, String list, java.util.function.Predicate<JsonTree> test)
            throws Exception {
        return get(path).at(list).items().stream().filter(test).findFirst();
    }

    @Override
    public void close() {
        stream.close();
        rest.close();
    }
}
