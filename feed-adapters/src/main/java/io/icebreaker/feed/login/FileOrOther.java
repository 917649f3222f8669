package io.icebreaker.feed.login;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Two sources, the file first: a login writes there, whatever the environment was started with. */
record FileOrOther(TokenFile file, TokenSource other) implements TokenSource {
    private TokenSource newest() {
        return file.exists() ? file : other;
    }

    @Override
    public Optional<Secret> token() throws IOException {
        return newest().token();
    }

    @Override
    public Optional<Secret> token(String name) throws IOException {
        return newest().token(name);
    }

    @Override
    public Instant issuedAt() throws IOException {
        return newest().issuedAt();
    }

    @Override
    public Instant expiresAt() throws IOException {
        return newest().expiresAt();
    }
}
