package io.icebreaker.feed.noren;

import io.icebreaker.feed.login.Keys;
import io.icebreaker.feed.login.LoginField;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenFile;
import io.icebreaker.feed.login.TokenSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who we are to a Noren house: the user id (it is the account's too) and the token of the day, the same for
 * stream and REST. Looked for at each use, so that a new token is taken up without a restart. {@link
 * FlattradeLogin}, {@link ShoonyaLogin} and {@link ShoonyaOauthLogin} get one.
 *
 * <p>Any thread. Its text form shows no secret.
 */
public final class NorenSession {
    /** How a login's tokens name the user id the broker answered with. */
    static final String USER_ID = "userId";

    private final LoginField userId;
    private final Keys keys;
    private final TokenSource tokens;

    private NorenSession(LoginField userId, Keys keys, TokenSource tokens) {
        this.userId = userId;
        this.keys = keys;
        this.tokens = tokens;
    }

    /** What a login needs of both. */
    record Credentials(Secret userId, Secret token) {
        String redact(String text) {
            return Secret.redact(text, List.of(token, userId));
        }

        List<Secret> secrets() {
            return List.of(token, userId);
        }
    }

    /** The environment variable a house's value may stand in: {@code ICEBREAKER_FLATTRADE_USER_ID}. */
    static String variable(String broker, String what) {
        return "ICEBREAKER_" + broker.toUpperCase(Locale.ROOT) + "_" + what;
    }

    /** The question for the user id, the same in every login of the family. */
    static LoginField userIdField(String broker) {
        return LoginField.shown(
                USER_ID,
                "User id",
                "The client id you log in with; it is the account's id too.",
                variable(broker, "USER_ID"));
    }

    /**
     * Takes credentials from environment variables, and the token from a file when there is one.
     *
     * @param broker {@code flattrade} or {@code shoonya}
     * @param tokenFile null for none
     */
    public static NorenSession of(String broker, Map<String, String> environment, Path tokenFile) {
        TokenSource fixed = TokenSource.ofEnvironment(environment, variable(broker, "TOKEN"));
        return of(
                broker,
                Keys.of(environment, null),
                tokenFile == null ? fixed : TokenSource.firstOf(new TokenFile(tokenFile), fixed));
    }

    /** The same with keys that may lie in a file. */
    public static NorenSession of(String broker, Keys keys, TokenSource tokens) {
        return new NorenSession(userIdField(broker), keys, tokens);
    }

    /**
     * The newest credentials, or empty while there is no token.
     *
     * @throws IOException when a file is open to others or cannot be read, or nobody has told the user id;
     *     the message names file or variable only
     */
    Optional<Credentials> credentials() throws IOException {
        Optional<Secret> token = tokens.token();
        return token.isEmpty() ? Optional.empty() : Optional.of(withUserId(token.get()));
    }

    /** The broker's own word, kept with its token, before what was told us. */
    private Credentials withUserId(Secret token) throws IOException {
        Optional<Secret> user = tokens.token(USER_ID);
        if (user.isEmpty()) {
            user = keys.get(userId);
        }
        return new Credentials(
                user.orElseThrow(
                        () ->
                                new IOException(
                                        "set "
                                                + userId.variable()
                                                + " to your user id, or log in")),
                token);
    }

    @Override
    public String toString() {
        return "NorenSession[" + Secret.HIDDEN + "]";
    }
}
