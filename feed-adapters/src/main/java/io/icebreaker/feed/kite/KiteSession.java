package io.icebreaker.feed.kite;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Who we are to Kite: the API key, and the access token of the day. Both come from files that only their
 * owner may read, or from the environment; the token is looked for at each connect, so that a new one is
 * taken up without a restart. {@link KiteLogin} gets one.
 *
 * <p>Any thread. Its text form shows no secret.
 */
public final class KiteSession {
    public static final String API_KEY = "ICEBREAKER_KITE_API_KEY";
    public static final String ACCESS_TOKEN = "ICEBREAKER_KITE_ACCESS_TOKEN";

    private final Keys keys;
    private final Secret firstKey;
    private final TokenSource tokens;

    private KiteSession(Keys keys, Secret firstKey, TokenSource tokens) {
        this.keys = keys;
        this.firstKey = firstKey;
        this.tokens = tokens;
    }

    /**
     * Takes credentials from environment variables, and the token from a file when there is one.
     *
     * @param tokenFile null for none
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static KiteSession of(Map<String, String> environment, Path tokenFile) {
        TokenSource fixed = TokenSource.ofEnvironment(environment, ACCESS_TOKEN);
        return of(
                Keys.of(environment, null),
                tokenFile == null ? fixed : TokenSource.firstOf(new TokenFile(tokenFile), fixed));
    }

    /**
     * The same with keys that may lie in a file.
     *
     * @throws IllegalArgumentException saying which key is missing and where to put it, or that its file is
     *     open to others
     */
    public static KiteSession of(Keys keys, TokenSource tokens) {
        try {
            Secret apiKey =
                    keys.get(KiteLogin.KEY)
                            .orElseThrow(() -> new IllegalArgumentException(missing(keys)));
            return new KiteSession(keys, apiKey, tokens);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String missing(Keys keys) {
        return "set "
                + API_KEY
                + " to your Kite Connect API key"
                + (keys.file() == null ? "" : ", or log in once: it is kept in " + keys.file());
    }

    String apiKey() {
        return newestKey().reveal(text -> text);
    }

    /**
     * A key that was mended is taken up with the next connect, as a token is; one that cannot be read is not.
     */
    private Secret newestKey() {
        try {
            return keys.get(KiteLogin.KEY).orElse(firstKey);
        } catch (IOException e) {
            return firstKey; // the token's own file is as unreadable, and says so at the connect
        }
    }

    /**
     * The newest token, or empty while there is none.
     *
     * @throws IOException when the file is open to others or cannot be read; the message names the file only
     */
    Optional<String> accessToken() throws IOException {
        return tokens.token().map(token -> token.reveal(text -> text));
    }

    @Override
    public String toString() {
        return "KiteSession[" + Secret.HIDDEN + "]";
    }
}
