package io.icebreaker.feed.login;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a session's token comes from. Nothing is cached: each call looks again, so that a new token is taken
 * up at the next connect without a restart. Any thread; a call may touch the disk.
 */
public interface TokenSource {
    /**
     * The newest token for the broker's REST and socket, or empty while there is none.
     *
     * @throws IOException when its file is open to others or unreadable; the message names the file and what
     *     to do, and no part of its content
     */
    Optional<Secret> token() throws IOException;

    /**
     * A further token by the name its flow gave it in {@link LoginTokens} ("feedToken");
     * empty when the source has none.
     */
    Optional<Secret> token(String name) throws IOException;

    /** When the token was issued; null when unknown (an environment variable), or there is no token. */
    Instant issuedAt() throws IOException;

    /**
     * When the broker said this token ends; null when it did not say: then {@link LoginFlow#expiresAt} knows.
     */
    Instant expiresAt() throws IOException;

    /** A token in an environment variable: no further tokens, no times. */
    static TokenSource ofEnvironment(Map<String, String> environment, String variable) {
        return new EnvironmentToken(environment, variable);
    }

    /** The file's while that exists, else the other's. */
    static TokenSource firstOf(TokenFile file, TokenSource other) {
        return new FileOrOther(file, other);
    }
}
