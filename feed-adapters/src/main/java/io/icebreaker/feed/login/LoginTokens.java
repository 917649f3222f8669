package io.icebreaker.feed.login;

import java.time.Instant;
import java.util.Map;

/**
 * What a login brought.
 *
 * @param token the one for REST and socket
 * @param further others by name ("feedToken"), only such as somebody reads; empty for none; names are
 *     letters and digits
 * @param issuedAt by our clock, or the broker's when it says
 * @param expiresAt null when the broker did not say: then {@link LoginFlow#expiresAt} knows
 */
public record LoginTokens(
        Secret token, Map<String, Secret> further, Instant issuedAt, Instant expiresAt) {
    public LoginTokens {
        further = Map.copyOf(further);
    }
}
