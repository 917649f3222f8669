package io.icebreaker.feed.dhan;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSession;
import io.icebreaker.feed.login.TokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who we are to Dhan: the client id, and an access token that lives a day. Both are looked for again at
 * each use, in files that only their owner may read, or in the environment, so that a new token is taken
 * up without a restart. {@link DhanLogin} gets one; any other login of the account kills it (feed-dhan
 * 8).
 *
 * <p>Any thread. Its text form shows no secret.
 */
public final class DhanSession implements TokenSession.Signer {
    public static final String CLIENT_ID = "ICEBREAKER_DHAN_CLIENT_ID";
    public static final String ACCESS_TOKEN = "ICEBREAKER_DHAN_ACCESS_TOKEN";

    private final Keys keys;
    private final TokenSource tokens;
    private final InstantSource clock;
    private volatile Secret refused = Secret.of("");

    private DhanSession(Keys keys, TokenSource tokens, InstantSource clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * Takes credentials from environment variables, and the token from a file when there is one.
     *
     * @param tokenFile null for none
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static DhanSession of(Map<String, String> environment, Path tokenFile) {
        TokenSource fixed = TokenSource.ofEnvironment(environment, ACCESS_TOKEN);
        return of(
                Keys.of(environment, null),
                tokenFile == null ? fixed : TokenSource.firstOf(new TokenFile(tokenFile), fixed),
                InstantSource.system());
    }

    /**
     * The same with keys that may lie in a file.
     *
     * @param clock to know a dead token by, before Dhan is asked
     * @throws IllegalArgumentException saying what is missing and where to put it, or that its file is open
     *     to others
     */
    public static DhanSession of(Keys keys, TokenSource tokens, InstantSource clock) {
        try {
            if (keys.get(DhanLogin.CLIENT).isEmpty()) {
                throw new IllegalArgumentException(
                        "set "
                                + CLIENT_ID
                                + " to your Dhan client id"
                                + (keys.file() == null
                                        ? ""
                                        : ", or log in once: it is kept in " + keys.file()));
            }
            return new DhanSession(keys, tokens, clock);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** How a token is had. */
    public static LoginFlow login(LoginSetup setup) {
        return new DhanLogin(setup);
    }

    Secret clientId() throws IOException {
        return keys.get(DhanLogin.CLIENT).orElse(Secret.of(""));
    }

    /**
     * The newest token, or empty while there is none.
     *
     * @throws IOException when its file is open to others or cannot be read; the message names the file only
     */
    @Override
    public Optional<Secret> token() throws IOException {
        return tokens.token();
    }

    /** When the newest token was issued: by its file, else by its own word; null unknown. */
    public Instant issuedAt() throws IOException {
        Instant kept = tokens.issuedAt();
        return kept != null ? kept : said().issuedAt();
    }

    /** When the newest token ends: by its own word, else by its file; null unknown. */
    public Instant expiresAt() throws IOException {
        Instant own = said().expiresAt();
        return own != null ? own : tokens.expiresAt();
    }

    private DhanToken said() throws IOException {
        return token().map(token -> token.reveal(DhanToken::read))
                .orElse(new DhanToken(null, null));
    }

    /** Whether the newest token is over by our clock; no socket and no call is worth trying with it. */
    boolean isExpired() throws IOException {
        Instant end = expiresAt();
        return end != null && !clock.instant().isBefore(end);
    }

    /** Dhan has refused this token to the stream. */
    void refuse(Secret token) {
        refused = token;
    }

    /** Whether there is a token for the stream that is neither refused nor over. */
    boolean hasFreshToken() throws IOException {
        Optional<Secret> token = token();
        return token.isPresent() && !token.get().equals(refused) && !isExpired();
    }

    // ---- REST

    @Override
    public Map<String, String> sign(Secret token) throws IOException {
        if (isExpired()) {
            throw new IOException("the access token has expired: log in again");
        }
        return Map.of(
                "access-token",
                token.<String>reveal(text -> text),
                "client-id",
                clientId().<String>reveal(text -> text));
    }

    /** The client id is shown on pages; the token is not. */
    @Override
    public String redact(String text) {
        try {
            Optional<Secret> token = token();
            return token.isEmpty() ? text : Secret.redact(text, List.of(token.get()));
        } catch (IOException unreadable) {
            return Secret.HIDDEN; // what cannot be checked is not shown
        }
    }

    @Override
    public String toString() {
        return "DhanSession[" + Secret.HIDDEN + "]";
    }
}
