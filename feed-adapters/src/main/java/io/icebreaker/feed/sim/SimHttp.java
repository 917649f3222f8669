package io.icebreaker.feed.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A broker's REST server on loopback, with faults by script: with it the simulators of all brokers answer
 * REST and login calls. Routes are found by method and the longest fitting path; what none fits is a 404.
 *
 * <p>Handlers run on up to four threads. {@link #fault} and {@link #requests} from any thread.
 */
public final class SimHttp implements AutoCloseable {
    /** What happens to the next requests instead of an answer. */
    public enum Fault {
        NONE,
        /** 401, 403, 429 (with {@code Retry-After: 1}), 500, with a body that is not JSON. */
        UNAUTHORISED_401,
        FORBIDDEN_403,
        TOO_MANY_429,
        ERROR_500,
        /** Nothing until {@link SimHttp#close} or a minute later, then 503. */
        SLOW,
        /** 200, bytes that are neither text nor JSON. */
        GARBAGE,
        /** 200, more than 33 MiB. */
        OVERSIZED,
        /** The connection closed without a byte; the handler never runs. */
        RESET,
        /** The handler runs, then the connection closes without a byte: done, but nobody says so. */
        RESET_AFTER
    }

    /** Answers one request; an exception becomes a 500. */
    @FunctionalInterface
    public interface Handler {
        SimReply answer(SimRequest request) throws IOException;
    }

    private static final int MAX_KEPT = 10_000;
    private static final int MAX_REQUEST_BYTES = 1 << 20;
    private static final int OVERSIZED_BYTES = 33 << 20;
    private static final int SLOW_SECONDS = 60;

    private record Route(String method, String path, Handler handler) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4, SimHttp::daemon);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Route> routes = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Deque<SimRequest> requests = new ArrayDeque<>();
    private Fault standing = Fault.NONE;

    private SimHttp(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free loopback port. */
    public static SimHttp start() {
        return start(0);
    }

    /** @param port 0 for any free one */
    public static SimHttp start(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            SimHttp http = new SimHttp(HttpServer.create(address, 64));
            http.server.createContext("/", http::handle);
            http.server.setExecutor(http.threads);
            http.server.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sim-http");
        thread.setDaemon(true);
        return thread;
    }

    /** Adds a route: exactly this path, or with a slash at its end everything below it. Returns this. */
    public synchronized SimHttp on(String method, String path, Handler handler) {
        routes.add(new Route(method, path, handler));
        return this;
    }

    public String url() {
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    public URI uri() {
        return URI.create(url());
    }

    /** From now on until told otherwise. */
    public synchronized void fault(Fault fault) {
        faults.clear();
        standing = fault;
    }

    /** The next requests one after the other, then the standing fault. */
    public synchronized void faults(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** What came in, oldest first, also what met a fault; the last 10,000. */
    public synchronized List<SimRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            SimRequest request = SimRequest.read(exchange);
            Fault fault = accept(request);
            SimReply reply = fault == Fault.NONE ? answer(request) : spoil(fault, request);
            if (reply != null) {
                write(exchange, reply);
            }
        }
    }

    private synchronized Fault accept(SimRequest request) {
        if (requests.size() == MAX_KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
        return faults.isEmpty() ? standing : faults.removeFirst();
    }

    private SimReply answer(SimRequest request) {
        try {
            return handler(request).answer(request);
        } catch (IOException | RuntimeException e) {
            return SimReply.text(500, "text/plain", e.toString());
        }
    }

    private synchronized Handler handler(SimRequest request) {
        Handler best = r -> SimReply.json(404, "{\"message\":\"Route not found\"}");
        int length = -1;
        for (Route route : routes) {
            if (route.method.equals(request.method())
                    && fits(route.path, request.path())
                    && route.path.length() > length) {
                best = route.handler;
                length = route.path.length();
            }
        }
        return best;
    }

    private static boolean fits(String route, String path) {
        return route.endsWith("/") ? path.startsWith(route) : path.equals(route);
    }

    /** Null: close without an answer. */
    private SimReply spoil(Fault fault, SimRequest request) {
        return switch (fault) {
            case UNAUTHORISED_401 -> SimReply.text(401, "text/plain", "Unauthorized");
            case FORBIDDEN_403 -> SimReply.text(403, "text/plain", "Forbidden");
            case TOO_MANY_429 ->
                    new SimReply(429, Map.of("Retry-After", "1"), "Too many requests".getBytes());
            case ERROR_500 -> SimReply.text(500, "text/html", "<html>Internal Server Error</html>");
            case SLOW -> slow();
            case GARBAGE -> new SimReply(200, Map.of(), garbage());
            case OVERSIZED -> new SimReply(200, Map.of(), new byte[OVERSIZED_BYTES]);
            case RESET_AFTER -> nothing(answer(request));
            case RESET, NONE -> null;
        };
    }

    private static SimReply nothing(SimReply unsaid) {
        return null;
    }

    private SimReply slow() {
        try {
            closed.await(SLOW_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return SimReply.text(503, "text/plain", "slow");
    }

    private static byte[] garbage() {
        byte[] bytes = new byte[512];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) (n * 37 + 128);
        }
        return bytes;
    }

    private static void write(HttpExchange exchange, SimReply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        int length = reply.body().length;
        exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(reply.body());
        }
    }
}
