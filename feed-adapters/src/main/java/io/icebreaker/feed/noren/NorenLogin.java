package io.icebreaker.feed.noren;

import io.icebreaker.feed.JsonTexts;
import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginFlow;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.LoginSetup;
import io.icebreaker.feed.login.LoginTokens;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.login.TokenLife;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the logins of the family share (feed-noren 2): one POST, an answer whose {@code stat} says whether it
 * went well, a token that dies at 05:00 IST.
 */
abstract class NorenLogin implements LoginFlow {
    /** The vendor's own word; integrators see trouble from 03:00 on. */
    private static final LocalTime TOKENS_DIE = LocalTime.of(5, 0);

    private final String house;
    private final LoginSetup setup;

    NorenLogin(String house, LoginSetup setup) {
        this.house = house;
        this.setup = setup;
    }

    LoginSetup setup() {
        return setup;
    }

    /** Where requests go: the broker's own place, or the simulator's. */
    URI at(String own) {
        URI url = URI.create(own);
        return setup.root() == null ? url : URI.create(setup.root() + url.getRawPath());
    }

    @Override
    public Instant expiresAt(Instant issuedAt) {
        return TokenLife.next(TOKENS_DIE, issuedAt);
    }

    /**
     * Sends the request and takes the token out of the answer.
     *
     * @param tokenKey what the answer calls it
     * @param userKey what the answer calls the user id
     */
    LoginTokens exchange(
            URI uri,
            String contentType,
            String body,
            String tokenKey,
            String userKey,
            Map<String, Secret> answers)
            throws LoginException {
        LoginHttp.Answer answer =
                setup.http().send("POST", uri, Map.of("Content-Type", contentType), body);
        Map<String, String> said =
                JsonTexts.strings(answer.body().getBytes(StandardCharsets.UTF_8)).orElse(Map.of());
        Secret token = Secret.of(said.getOrDefault(tokenKey, ""));
        if (answer.status() != 200 || !isOk(said) || token.isEmpty()) {
            throw refusal(answer.status(), said, answers);
        }
        Map<String, Secret> further = new HashMap<>();
        Secret user = Secret.of(said.getOrDefault(userKey, ""));
        if (!user.isEmpty()) {
            further.put(NorenSession.USER_ID, user);
        }
        return new LoginTokens(token, further, setup.clock().instant(), null);
    }

    /** The docs write {@code Ok}, the wire {@code OK}. */
    static boolean isOk(Map<String, String> said) {
        return "ok".equalsIgnoreCase(said.getOrDefault("stat", ""));
    }

    private LoginException refusal(
            int status, Map<String, String> said, Map<String, Secret> answers) {
        String message = Secret.redact(said.getOrDefault("emsg", ""), answers.values());
        String quoted = message.isEmpty() ? "" : "; " + house + " says: " + message;
        String code = message.isEmpty() ? "HTTP " + status : message;
        if (said.containsKey("emsg")) {
            return LoginException.refused(cause(message.toLowerCase(Locale.ROOT)) + quoted, code);
        }
        return LoginException.unreachable(
                house + " answered what nobody can read: wait a minute and log in again", code);
    }

    /** What probably went wrong, and what to do, from the broker's words in lower case. */
    abstract String cause(String message);
}
