package io.icebreaker.feed.sim;

/** Who may connect (feed-kite 1). Guarded by the server's lock. */
final class KiteGate {
    private static final int MAX_CONNECTIONS = 3;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private final String apiKey;
    private String accessToken;
    private boolean isOver;

    KiteGate(String apiKey, String accessToken) {
        this.apiKey = apiKey;
        this.accessToken = accessToken;
    }

    /** How a handshake is refused, or null. */
    SimRefusal judge(SimHandshake handshake, int connected) {
        boolean isKnown =
                apiKey.equals(handshake.query().get("api_key"))
                        && accessToken.equals(handshake.query().get("access_token"));
        if (!isKnown || isOver) {
            return SimRefusal.of(FORBIDDEN);
        }
        return connected >= MAX_CONNECTIONS ? SimRefusal.of(TOO_MANY) : null;
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
