package io.icebreaker.bench;

import io.icebreaker.app.Main;
import io.icebreaker.backtest.run.Json;
import io.icebreaker.faults.ChildJvm;
import io.icebreaker.faults.FaultRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code icebreaker run} in a process of its own, and how its feeds stand as its page says. */
final class LossDay implements AutoCloseable {
    private final ChildJvm engine;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest health;

    private LossDay(ChildJvm engine, int port) {
        this.engine = engine;
        health =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/health"))
                        .build();
    }

    /** Starts it on a configuration that names {@code port} for the page. */
    static LossDay start(Path configuration, int port) throws IOException {
        Path directory = configuration.getParent();
        var run = new FaultRun(true, 0, directory, Path.of("").toAbsolutePath(), line -> {});
        List<String> command =
                ChildJvm.command(
                        run,
                        ChildJvm.jdk(),
                        Main.class,
                        "run",
                        "--config",
                        configuration,
                        "--json");
        return new LossDay(ChildJvm.start(command, directory.resolve("engine.err")), port);
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether a feed is in a state; not while the page does not answer. */
    boolean is(String feed, String state) throws IOException, InterruptedException {
        List<?> feeds = (List<?>) health().getOrDefault("feeds", List.of());
        return feeds.stream()
                .map(it -> (Map<?, ?>) it)
                .anyMatch(it -> feed.equals(it.get("name")) && state.equals(it.get("state")));
    }

    /** Whether it is live with all it wants confirmed and ticking. */
    boolean isWhole(String feed) throws IOException, InterruptedException {
        Map<?, ?> counters = (Map<?, ?>) health().getOrDefault("counters", Map.of());
        Object wanted = counters.get(feed + ".SUBSCRIBED");
        return wanted != null
                && wanted.equals(counters.get(feed + ".ACKNOWLEDGED"))
                && wanted.equals(counters.get(feed + ".TICKING"))
                && is(feed, "LIVE");
    }

    private Map<String, Object> health() throws IOException, InterruptedException {
        if (!engine.isAlive()) {
            throw new IOException("the engine has ended: " + engine.errors());
        }
        try {
            return Json.parse(http.send(health, BodyHandlers.ofString()).body());
        } catch (java.net.ConnectException notYet) {
            return Map.of();
        }
    }

    /** Asks it to stop, as Ctrl-C does; returns its result. */
    Map<String, Object> stop() throws IOException {
        ProcessHandle.of(engine.pid()).ifPresent(ProcessHandle::destroy);
        return Json.parse("{" + engine.await("{"));
    }

    @Override
    public void close() throws InterruptedException {
        engine.close();
    }
}
