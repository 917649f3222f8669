package io.icebreaker.feed.login;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A token from the environment: there when the process started, or never. */
record EnvironmentToken(Map<String, String> environment, String variable) implements TokenSource {
    @Override
    public Optional<Secret> token() {
        return Optional.ofNullable(environment.get(variable))
                .map(Secret::of)
                .filter(secret -> !secret.isEmpty());
    }

    @Override
    public Optional<Secret> token(String name) {
        return Optional.empty();
    }

    @Override
    public Instant issuedAt() {
        return null;
    }

    @Override
    public Instant expiresAt() {
        return null;
    }

    @Override
    public String toString() {
        return "EnvironmentToken[" + variable + "]";
    }
}
