package io.icebreaker.feed.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Brokers' master files on loopback, and what can go wrong with them. Any thread. */
public final class MasterServer implements AutoCloseable {
    /** How requests are answered. */
    public enum Fault {
        NONE,
        /** 503, as at a maintenance hour. */
        BUSY,
        /** A page of HTML with status 200. */
        GARBAGE,
        /** The connection ends in the middle of the body. */
        CUT,
        /** The file breaks off, but the transfer is whole. */
        SHORT
    }

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;
    private volatile Fault fault = Fault.NONE;

    public MasterServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Scheme, host and port: what {@code MasterSource.at} takes. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Serves bytes at a path, {@code /instruments}. */
    public void put(String path, byte[] file) {
        files.put(path, file);
    }

    public void fault(Fault next) {
        fault = next;
    }

    /** How often anything was asked for. */
    public int requests() {
        return requests.get();
    }

    /** Text as a gzip file. */
    public static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] file = files.get(exchange.getRequestURI().getPath());
        try (exchange) {
            switch (fault) {
                case BUSY -> exchange.sendResponseHeaders(503, -1);
                case GARBAGE ->
                        send(
                                exchange,
                                "<html>down for maintenance</html>"
                                        .getBytes(StandardCharsets.UTF_8));
                case CUT -> sendPart(exchange, file);
                case SHORT -> send(exchange, Arrays.copyOf(file, file.length / 2));
                default -> {
                    if (file == null) {
                        exchange.sendResponseHeaders(404, -1);
                    } else {
                        send(exchange, file);
                    }
                }
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void sendPart(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
