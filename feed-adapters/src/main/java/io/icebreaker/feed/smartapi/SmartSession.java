package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSource;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestSession;
import java.io.IOException;
import java.nio.file.Path;
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
public final class SmartSession implements RestSession {
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
    private volatile Secret refused = Secret.of("");

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
     * What one connection needs, or empty while some of it is missing.
     *
     * @throws IOException when a file is open to others or cannot be read; the message names the file only
     */
    Optional<Credentials> credentials() throws IOException {
        Optional<Secret> apiKey = keys.get(SmartLogin.API_KEY);
        Optional<Secret> clientCode = keys.get(SmartLogin.CLIENT_CODE);
        Optional<Secret> token = token();
        Optional<Secret> feedToken = tokens.token(SmartLogin.FEED_TOKEN);
        if (feedToken.isEmpty()) {
            feedToken = keys.get(SmartLogin.FEED_TOKEN, FEED_TOKEN_VARIABLE);
        }
        boolean isWhole =
                apiKey.isPresent()
                        && clientCode.isPresent()
                        && token.isPresent()
                        && feedToken.isPresent();
        return isWhole
                ? Optional.of(
                        new Credentials(
                                apiKey.get(), clientCode.get(), token.get(), feedToken.get()))
                : Optional.empty();
    }

    /** The newest token, without the word that some put before it. */
    private Optional<Secret> token() throws IOException {
        return tokens.token().map(token -> Secret.of(token.reveal(SmartLogin::withoutBearer)));
    }

    @Override
    public Map<String, String> headers() throws RestException {
        try {
            Secret token =
                    token().orElseThrow(
                                    () ->
                                            new RestException(
                                                    RestException.Kind.AUTH,
                                                    "",
                                                    "smartapi: no token: log in"));
            Secret apiKey = keys.get(SmartLogin.API_KEY).orElse(Secret.of(""));
            return Map.of(
                    SmartHeaders.API_KEY,
                    apiKey.<String>reveal(text -> text),
                    SmartHeaders.AUTHORIZATION,
                    token.<String>reveal(text -> SmartHeaders.BEARER + text));
        } catch (IOException e) {
            throw new RestException(RestException.Kind.AUTH, "", "smartapi: " + e.getMessage());
        }
    }

    /** REST and stream share the token: one that is refused here is not worth a connection there. */
    @Override
    public void refused(int httpStatus, String detail) {
        try {
            refused = token().orElse(refused);
        } catch (IOException unreadable) {
            // it will be said when the token is needed next, by the same message
            refused = Secret.of("");
        }
    }

    /** Whether the REST services have refused this token. */
    boolean isRefused(Secret token) {
        return refused.equals(token);
    }

    @Override
    public String redact(String text) {
        try {
            return Secret.redact(text, credentials().map(Credentials::all).orElse(List.of()));
        } catch (IOException unreadable) {
            return Secret.HIDDEN; // what cannot be checked is not shown
        }
    }

    @Override
    public String toString() {
        return "SmartSession[" + Secret.HIDDEN + "]";
    }
}
