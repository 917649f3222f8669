package io.icebreaker.feed.sim.smartapi;

import io.icebreaker.feed.sim.SimHandshake;
import io.icebreaker.feed.sim.SimRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * Who may connect (feed-smartapi 1) and with which tokens: those of the last login. Any thread.
 */
final class SmartGate {
    static final String ERROR_HEADER = "x-error-message";
    private static final int MAX_CONNECTIONS = 3;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY = 429;
    private static final String BEARER = "Bearer ";

    /** The three tokens of a login. */
    record Tokens(String jwt, String feed, String refresh) {}

    private final SmartAccount account;
    private Tokens tokens;
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
    synchronized SimRefusal judge(SimHandshake handshake, int connected) {
        String wrong = wrong(handshake);
        if (wrong != null) {
            return refusal(UNAUTHORIZED, "Invalid Header - Invalid " + wrong);
        }
        return connected < MAX_CONNECTIONS
                ? null
                : refusal(TOO_MANY, "Invalid Request. Connection Limit Exceeded.");
    }

    private static SimRefusal refusal(int status, String message) {
        return new SimRefusal(status, Map.of(ERROR_HEADER, message));
    }

    /**
     * What is wrong with the credentials, or null. Clients differ: one sends no jwt and no api key, one the
     * jwt without the word before it, browsers put all in the query; the feed token must be there.
     */
    private String wrong(SimHandshake handshake) {
        String jwt = handshake.headers().getOrDefault("authorization", "").replace(BEARER, "");
        String client = given(handshake, "x-client-code", "clientCode");
        String feed = given(handshake, "x-feed-token", "feedToken");
        String key = given(handshake, "x-api-key", "apiKey");
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

    private static String given(SimHandshake handshake, String header, String name) {
        String value = handshake.headers().getOrDefault(header, "");
        return value.isEmpty() ? handshake.query().getOrDefault(name, "") : value;
    }
}
