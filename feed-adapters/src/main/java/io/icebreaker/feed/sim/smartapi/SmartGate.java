package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimRefusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.java_websocket.handshake.ClientHandshake;

/**
 * Who may connect (feed-smartapi 1) and with which tokens: those of the last login. Any thread.
 */
final class SmartGate {
    static final String ERROR_HEADER = "x-error-message";
    private static final int MAX_CONNECTIONS = 3;
    private static final String BEARER = "Bearer ";

    /** The three tokens of a login. */
    record Tokens(String jwt, String feed, String refresh) {}

    private final SmartAccount account;
    private Tokens tokens;
    private SimRefusal ordered;
    private long handshakes;
    private int logins;

    SmartGate(SmartAccount account) {
        this.account = account;
    }

    /** New tokens; the old ones are worth nothing from now on. */
    synchronized Tokens login(Instant now) {
        logins++;
        String claims =
                "{\"username\":\""
                        + account.clientCode()
                        + "\",\"login\":"
                        + logins
                        + ",\"exp\":"
                        + now.plusSeconds(28 * 3_600).getEpochSecond()
                        + "}";
        tokens =
                new Tokens(
                        part("{\"alg\":\"HS512\"}") + "." + part(claims) + ".c2ltdWxhdGVk" + logins,
                        "feed-token-" + logins + "-" + Integer.toHexString(claims.hashCode()),
                        "refresh-token-" + logins);
        return tokens;
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    synchronized Tokens tokens() {
        return tokens;
    }

    synchronized boolean isJwt(String authorization) {
        return tokens != null && authorization.equals(BEARER + tokens.jwt());
    }

    synchronized boolean isRefresh(String refresh) {
        return tokens != null && tokens.refresh().equals(refresh);
    }

    /** Nobody is logged in any more. */
    synchronized void roll() {
        tokens = null;
    }

    SmartAccount account() {
        return account;
    }

    /** The refusal of a handshake, or null. */
    synchronized SimRefusal judge(ClientHandshake handshake, int connected) {
        handshakes++;
        if (ordered != null) {
            return ordered;
        }
        String wrong = wrong(handshake);
        if (wrong != null) {
            return new SimRefusal(
                    SimRefusal.UNAUTHORIZED,
                    Map.of(ERROR_HEADER, "Invalid Header - Invalid " + wrong),
                    "");
        }
        return connected < MAX_CONNECTIONS ? null : tooMany();
    }

    private static SimRefusal tooMany() {
        return new SimRefusal(
                SimRefusal.TOO_MANY,
                Map.of(
                        ERROR_HEADER,
                        "Invalid Request. Connection Limit Exceeded.",
                        "Content-Type",
                        "text/html"),
                "<html><body><h1>429 Too Many Requests</h1></body></html>");
    }

    /**
     * What is wrong with the credentials, or null. Clients differ: one sends no jwt and no api key, one the
     * jwt without the word before it, browsers put all in the query; the feed token must be there.
     */
    private String wrong(ClientHandshake handshake) {
        Map<String, String> query = query(handshake.getResourceDescriptor());
        String jwt = handshake.getFieldValue("Authorization").replaceFirst(BEARER, "");
        String client = given(handshake, query, "x-client-code", "clientCode");
        String feed = given(handshake, query, "x-feed-token", "feedToken");
        String key = given(handshake, query, "x-api-key", "apiKey");
        if (tokens == null || !jwt.isEmpty() && !jwt.equals(tokens.jwt())) {
            return "Auth token";
        }
        if (!client.equals(account.clientCode())) {
            return "Client Code";
        }
        if (!key.isEmpty() && !key.equals(account.apiKey())) {
            return "API Key";
        }
        return feed.equals(tokens.feed()) ? null : "Feed Token";
    }

    private static String given(
            ClientHandshake handshake, Map<String, String> query, String header, String name) {
        String value = handshake.getFieldValue(header);
        return value.isEmpty() ? query.getOrDefault(name, "") : value;
    }

    private static Map<String, String> query(String resource) {
        var query = new HashMap<String, String>();
        for (String pair : resource.substring(resource.indexOf('?') + 1).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                query.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /** Every handshake is refused with a status; 0 for none. */
    synchronized void refuseWith(int status) {
        ordered =
                status == 0
                        ? null
                        : status == SimRefusal.TOO_MANY ? tooMany() : SimRefusal.of(status);
    }

    synchronized long handshakes() {
        return handshakes;
    }
}
