package io.icebreaker.feed.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Kite's login as an app sees it (feed-kite 7.1), on loopback: a page that gives out a request token, and the
 * exchange of it for an access token, checked by the checksum. Each access token ends the one before it.
 *
 * <p>Threads are the server's own; one lock guards the state.
 */
public final class KiteLoginServer implements AutoCloseable {
    private static final int MAX_BODY = 16_384;

    private final String apiKey;
    private final String apiSecret;
    private final Consumer<String> newToken;
    private final HttpServer server;
    private String requestToken;
    private String busy;
    private int issued;

    /**
     * Listens on a free port of the loopback address.
     *
     * @param newToken is told each access token before the client has it: {@code KiteServer::accessToken}
     */
    public KiteLoginServer(String apiKey, String apiSecret, Consumer<String> newToken)
            throws IOException {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.newToken = newToken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/connect/login", this::page);
        server.createContext("/session/token", this::exchange);
        server.start();
    }

    /** What a client puts before {@code /session/token}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** As if a person had logged in on the page: a request token, good for one exchange. */
    public synchronized String logIn() {
        requestToken =
                "request" + Integer.toHexString(++issued) + Long.toHexString(System.nanoTime());
        return requestToken;
    }

    /** The address the browser lands on after that. */
    public String landing(String token) {
        return "http://127.0.0.1/redirect?action=login&type=login&status=success&request_token="
                + token;
    }

    /** Answers the next exchanges as a server in trouble; null ends it. */
    public synchronized void trouble(String errorType) {
        busy = errorType;
    }

    private void page(HttpExchange exchange) throws IOException {
        boolean known =
                apiKey.equals(fields(exchange.getRequestURI().getRawQuery()).get("api_key"));
        String text =
                known
                        ? "<!doctype html><title>Simulated login</title><h1>Simulated Kite"
                                + " login</h1><p>Copy this address: <code id=landing>"
                                + landing(logIn()).replace("&", "&amp;")
                                + "</code>"
                        : "Invalid `api_key`.";
        answer(exchange, known ? 200 : 400, "text/html", text);
    }

    private void exchange(HttpExchange exchange) throws IOException {
        String body =
                new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
        Map<String, String> fields = fields(body);
        synchronized (this) {
            if (busy != null) {
                refuse(exchange, 503, busy, "Too many requests");
            } else if (!apiKey.equals(fields.get("api_key"))) {
                refuse(exchange, 403, "TokenException", "Invalid `api_key` or `access_token`.");
            } else if (requestToken == null || !requestToken.equals(fields.get("request_token"))) {
                refuse(exchange, 403, "TokenException", "Token is invalid or has expired.");
            } else if (!checksum().equals(fields.get("checksum"))) {
                refuse(exchange, 403, "TokenException", "Invalid `checksum`.");
            } else {
                grant(exchange);
            }
        }
    }

    private void grant(HttpExchange exchange) throws IOException {
        String token = "access" + requestToken.substring("request".length());
        requestToken = null;
        newToken.accept(token);
        answer(
                exchange,
                200,
                "application/json",
                "{\"status\":\"success\",\"data\":{\"user_id\":\"SIM001\",\"user_type\":\"individual\","
                        + "\"exchanges\":[\"NSE\",\"NFO\"],\"access_token\":\""
                        + token
                        + "\",\"public_token\":\"public"
                        + token.hashCode()
                        + "\",\"refresh_token\":\"\",\"login_time\":\"2026-01-01 08:30:00\"}}");
    }

    private String checksum() {
        try {
            byte[] all = (apiKey + requestToken + apiSecret).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message)
            throws IOException {
        answer(
                exchange,
                status,
                "application/json",
                "{\"status\":\"error\",\"message\":\""
                        + message
                        + "\",\"error_type\":\""
                        + type
                        + "\",\"data\":null}");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : (form == null ? "" : form).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
