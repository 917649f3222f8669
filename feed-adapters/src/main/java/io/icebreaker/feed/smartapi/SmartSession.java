package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSession;
import io.icebreaker.feed.login.TokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who we are to SmartAPI: API key and client code, and the tokens of the day. All are looked for again at
 * each use, in files that only their owner may read, or in the environment; so a new token is taken up
 * without a restart. {@link SmartLogin} gets them.
 *
 * <p>Any thread. Its text form shows no secret.
 */
public final class SmartSession implements TokenSession.Signer {
    public static final String ACCESS_TOKEN_VARIABLE = "ICEBREAKER_SMARTAPI_ACCESS_TOKEN";
    public static final String FEED_TOKEN_VARIABLE = "ICEBREAKER_SMARTAPI_FEED_TOKEN";

    /** The credentials of one connection, all there. */
    record Credentials(Secret apiKey, Secret clientCode, Secret token, Secret feedToken) {
        List<Secret> all() {
            return List.of(apiKey, clientCode, token, feedToken);
        }
    }

    private final Keys keys;
    private final TokenSource tokens;

    private SmartSession(Keys keys, TokenSource tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    /**
     * Takes credentials from environment variables, and the tokens from a file when there is one.
     *
     * @param tokenFile null for none
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static SmartSession of(Map<String, String> environment, Path tokenFile) {
        TokenSource fixed = TokenSource.ofEnvironment(environment, ACCESS_TOKEN_VARIABLE);
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
    public static SmartSession of(Keys keys, TokenSource tokens) {
        try {
            for (LoginField field : List.of(SmartLogin.API_KEY, SmartLogin.CLIENT_CODE)) {
                if (keys.get(field).isEmpty()) {
                    throw new IllegalArgumentException(missing(field, keys));
                }
            }
            return new SmartSession(keys, tokens);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** How its tokens are had. */
    public static LoginFlow login(LoginSetup setup) {
        return new SmartLogin(setup);
    }

    private static String missing(LoginField field, Keys keys) {
        return "set "
                + field.variable()
                + " to the "
                + field.label()
                + " of your SmartAPI account"
                + (keys.file() == null ? "" : ", or log in once: it is kept in " + keys.file());
    }

    /**
     * What one connection needs.
     *
     * @throws HandshakeRefused naming what is missing
     * @throws IOException when a file is open to others or cannot be read; the message names the file only
     */
    Credentials credentials() throws IOException {
        return new Credentials(
                there(keys.get(SmartLogin.API_KEY), "no API key: set it or log in"),
                there(keys.get(SmartLogin.CLIENT_CODE), "no client code: set it or log in"),
                there(token(), "no access token"),
                there(feedToken(), "no feed token beside the access token: log in again"));
    }

    private static Secret there(Optional<Secret> secret, String missing) throws IOException {
        return secret.orElseThrow(() -> HandshakeRefused.without(missing));
    }

    /** The newest token, without the word that some put before it. */
    @Override
    public Optional<Secret> token() throws IOException {
        return tokens.token().map(token -> Secret.of(token.reveal(SmartLogin::withoutBearer)));
    }

    private Optional<Secret> feedToken() throws IOException {
        Optional<Secret> kept = tokens.token(SmartLogin.FEED_TOKEN);
        return kept.isPresent() ? kept : keys.get(SmartLogin.FEED_TOKEN, FEED_TOKEN_VARIABLE);
    }

    @Override
    public Map<String, String> sign(Secret token) throws IOException {
        Secret apiKey = keys.get(SmartLogin.API_KEY).orElse(Secret.of(""));
        return Map.of(
                SmartHeaders.API_KEY,
                apiKey.<String>reveal(text -> text),
                SmartHeaders.AUTHORIZATION,
                token.<String>reveal(text -> SmartHeaders.BEARER + text));
    }

    /** Without those of our secrets that are there, be it all or some. */
    @Override
    public String redact(String text) {
        try {
            List<Secret> known = new ArrayList<>();
            keys.get(SmartLogin.API_KEY).ifPresent(known::add);
            keys.get(SmartLogin.CLIENT_CODE).ifPresent(known::add);
            token().ifPresent(known::add);
            feedToken().ifPresent(known::add);
            return Secret.redact(text, known);
        } catch (IOException unreadable) {
            return Secret.HIDDEN; // what cannot be checked is not shown
        }
    }

    @Override
    public String toString() {
        return "SmartSession[" + Secret.HIDDEN + "]";
    }
}
