package io.icebreaker.feed.sim;

import io.icebreaker.tick.Instrument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Kite's login as an app sees it (feed-kite 7.1), on loopback: a page that gives out a request token, and the
 * exchange of it for an access token, checked by the checksum. Each access token ends the one before it.
 *
 * <p>Threads are the server's own; one lock guards the state.
 */
public final class KiteLoginServer implements AutoCloseable {
    private static final String REQUEST = "request";

    private final String apiKey;
    private final String apiSecret;
    private final Consumer<String> newToken;
    private final SimHttp http;
    private String requestToken;
    private String trouble;
    private int issued;

    /**
     * Adds the login to a server.
     *
     * @param http whose end is this one's
     * @param newToken is told each access token before the client has it: {@code KiteServer::accessToken}
     */
    public KiteLoginServer(
            SimHttp http, String apiKey, String apiSecret, Consumer<String> newToken) {
        this.apiKey = apiKey;
        this.apiSecret = apiSecret;
        this.newToken = newToken;
        this.http = http.on("GET", "/connect/login", this::page);
        http.on("POST", "/session/token", this::exchange);
    }

    /** The same on a free port. */
    public KiteLoginServer(String apiKey, String apiSecret, Consumer<String> newToken) {
        this(SimHttp.start(), apiKey, apiSecret, newToken);
    }

    /** Serves the day's instruments, too. */
    public KiteLoginServer withInstruments(List<Instrument> instruments) {
        String dump = KiteDump.of(instruments);
        http.on("GET", "/instruments", request -> SimReply.text(200, "text/csv", dump));
        return this;
    }

    /** What a client puts before {@code /session/token}. */
    public String url() {
        return http.url();
    }

    /** As if a person had logged in on the page: a request token, good for one exchange. */
    public synchronized String logIn() {
        requestToken =
                REQUEST + Integer.toHexString(++issued) + Long.toHexString(System.nanoTime());
        return requestToken;
    }

    /** The address the browser lands on after that. */
    public String landing(String token) {
        return "http://127.0.0.1/redirect?action=login&type=login&status=success&request_token="
                + token;
    }

    /** Answers the next exchanges as a server in trouble; null ends it. */
    public synchronized void trouble(String errorType) {
        trouble = errorType;
    }

    private SimReply page(SimRequest request) {
        if (!apiKey.equals(request.parameter("api_key"))) {
            return SimReply.text(400, "text/html", "Invalid `api_key`.");
        }
        String html =
                "<!doctype html><title>Simulated login</title><h1>Simulated Kite login</h1>"
                        + "<p>Copy this address: <code>"
                        + landing(logIn()).replace("&", "&amp;")
                        + "</code>";
        return SimReply.text(200, "text/html; charset=utf-8", html);
    }

    private synchronized SimReply exchange(SimRequest request) {
        Map<String, String> form = request.form();
        if (trouble != null) {
            return refusal(503, trouble, "Too many requests");
        }
        if (!apiKey.equals(form.get("api_key"))) {
            return refusal(403, "TokenException", "Invalid `api_key` or `access_token`.");
        }
        if (requestToken == null || !requestToken.equals(form.get("request_token"))) {
            return refusal(403, "TokenException", "Token is invalid or has expired.");
        }
        if (!checksum().equals(form.get("checksum"))) {
            return refusal(403, "TokenException", "Invalid `checksum`.");
        }
        return grant();
    }

    private SimReply grant() {
        String token = "access" + requestToken.substring(REQUEST.length());
        requestToken = null;
        newToken.accept(token);
        return SimReply.json(
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

    private static SimReply refusal(int status, String type, String message) {
        return SimReply.json(
                status,
                "{\"status\":\"error\",\"message\":\""
                        + message
                        + "\",\"error_type\":\""
                        + type
                        + "\",\"data\":null}");
    }

    @Override
    public void close() {
        http.close();
    }
}
