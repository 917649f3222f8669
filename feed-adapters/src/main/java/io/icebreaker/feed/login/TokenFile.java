package io.icebreaker.feed.login;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tokens in a file that only its owner may read. Written whole and at once: a reader sees the old tokens or
 * the new ones, at every moment mode 0600. Read again at each use.
 *
 * <pre>
 * # Icebreaker token file 1
 * token=...
 * feedToken=...
 * issuedAt=2026-01-15T03:02:11Z
 * expiresAt=2026-01-16T00:30:00Z      only where the broker said so
 * </pre>
 *
 * A file that does not begin so is one bare token, as people put there by hand; it was issued, as far as
 * anybody knows, when the file was written.
 */
public final class TokenFile implements TokenSource {
    static final String HEADER = "# Icebreaker token file 1";

    private static final String TOKEN = "token";
    private static final String ISSUED_AT = "issuedAt";
    private static final String EXPIRES_AT = "expiresAt";

    private final Path path;

    public TokenFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public Optional<Secret> token() throws IOException {
        return token(TOKEN);
    }

    @Override
    public Optional<Secret> token(String name) throws IOException {
        return Optional.ofNullable(read().get(name))
                .map(Secret::of)
                .filter(secret -> !secret.isEmpty());
    }

    @Override
    public Instant issuedAt() throws IOException {
        return time(ISSUED_AT);
    }

    @Override
    public Instant expiresAt() throws IOException {
        return time(EXPIRES_AT);
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when the directory cannot be written; the old file is then untouched
     */
    public void write(LoginTokens tokens) throws IOException {
        Map<String, String> values = new TreeMap<>();
        tokens.further().forEach((name, secret) -> values.put(name, secret.reveal(t -> t)));
        values.put(ISSUED_AT, tokens.issuedAt().toString());
        if (tokens.expiresAt() != null) {
            values.put(EXPIRES_AT, tokens.expiresAt().toString());
        }
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(OwnerFile.line(TOKEN, tokens.token().reveal(t -> t)));
        for (Map.Entry<String, String> value : values.entrySet()) {
            text.append(OwnerFile.line(value.getKey(), value.getValue()));
        }
        OwnerFile.write(path, text.toString());
    }

    private Instant time(String name) throws IOException {
        String text = read().get(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new IOException(path + ": " + name + " is not a time like 2026-01-15T03:02:11Z");
        }
    }

    private Map<String, String> read() throws IOException {
        if (!exists()) {
            return Map.of();
        }
        String text = OwnerFile.read(path);
        if (!text.startsWith(HEADER)) {
            String written = Files.getLastModifiedTime(path).toInstant().toString();
            return Map.of(TOKEN, text.strip(), ISSUED_AT, written);
        }
        return OwnerFile.values(text);
    }

    @Override
    public String toString() {
        return "TokenFile[" + path + "]";
    }
}
