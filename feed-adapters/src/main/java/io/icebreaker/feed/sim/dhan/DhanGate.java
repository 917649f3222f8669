package io.icebreaker.feed.sim.dhan;

import io.icebreaker.feed.sim.SimHandshake;

/**
 * Who may stay. Dhan opens for everybody and says behind the handshake why one may not (feed-dhan 6 and 12).
 * Guarded by the server's lock.
 */
final class DhanGate {
    static final int EVICTED = 805;
    static final int EXPIRED = 807;
    static final int INVALID_TOKEN = 809;
    static final int INVALID_CLIENT = 810;
    static final int MAX_CONNECTIONS = 5;

    private final String clientId;
    private String accessToken;
    private boolean isOver;

    DhanGate(String clientId, String accessToken) {
        this.clientId = clientId;
        this.accessToken = accessToken;
    }

    /** Why the client is sent away again, 0 to let it stay. */
    int judge(SimHandshake handshake) {
        String token = handshake.query().getOrDefault("token", "");
        if (!handshake.query().getOrDefault("clientId", "").equals(clientId)) {
            return INVALID_CLIENT;
        }
        if (token.equals("expired") || token.equals(accessToken) && isOver) {
            return EXPIRED;
        }
        return token.equals(accessToken) ? 0 : INVALID_TOKEN;
    }

    /** Whether a REST call with these headers is ours. */
    boolean accepts(String client, String token) {
        return !isOver
                && token.equals(accessToken)
                && (client.isEmpty() || client.equals(clientId));
    }

    String clientId() {
        return clientId;
    }

    String accessToken() {
        return accessToken;
    }

    /** The day's token is over. */
    void roll() {
        isOver = true;
    }

    void accessToken(String token) {
        accessToken = token;
        isOver = false;
    }
}
