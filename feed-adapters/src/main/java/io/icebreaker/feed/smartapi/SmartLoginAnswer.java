package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.login.LoginException;
import io.icebreaker.feed.login.LoginHttp;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What SmartAPI answers to a login, in words for the person who asked. */
final class SmartLoginAnswer {
    private static final Map<String, String> CAUSES =
            Map.ofEntries(
                    Map.entry("AB1000", "the client code or the PIN is wrong"),
                    Map.entry("AB1001", "the client code or the PIN is wrong"),
                    Map.entry("AB1005", "Angel One does not know this kind of user"),
                    Map.entry("AB1006", "this account may not use the API: ask Angel One"),
                    Map.entry("AB1007", "the client code or the PIN is wrong"),
                    Map.entry("AB1031", "the password is over: set a new one in Angel One's app"),
                    Map.entry("AB1032", "Angel One does not know this user"),
                    Map.entry("AB8050", "the refresh token is over: log in again"),
                    Map.entry("AB8051", "the refresh token is over: log in again"),
                    Map.entry("AG8001", "the token is not good any more: log in again"),
                    Map.entry("AG8002", "the token is not good any more: log in again"),
                    Map.entry(
                            "AG8004",
                            "Angel One does not know this API key: copy it again from"
                                    + " smartapi.angelone.in"),
                    Map.entry(
                            "AB1050",
                            "the TOTP code is wrong: is the seed the one of this account, is the"
                                    + " clock right?"));

    private static final int JWT_PARTS = 3;

    private SmartLoginAnswer() {}

    /**
     * The answer's data.
     *
     * @param secrets that its messages must not repeat
     * @throws LoginException when it is a refusal or none that can be read
     */
    static Json read(LoginHttp.Answer answer, Collection<Secret> secrets) throws LoginException {
        Json body;
        try {
            body = SmartJson.parse(answer.body());
        } catch (IOException notJson) {
            throw unreadable(answer);
        }
        if (answer.status() == 200 && SmartError.isSuccess(body)) {
            return body.get("data");
        }
        String message = Secret.redact(body.get("message").text(), secrets);
        throw refusal(answer.status(), SmartError.code(body), message);
    }

    private static LoginException unreadable(LoginHttp.Answer answer) {
        String code = "HTTP " + answer.status();
        boolean isBusy =
                answer.status() == 429
                        || answer.body().toLowerCase(Locale.ROOT).contains("access rate");
        return LoginException.unreachable(
                isBusy
                        ? "Angel One takes one login a second and has had enough: wait a minute and"
                                + " log in again"
                        : "Angel One answers what is no login: try again in a minute",
                code);
    }

    private static LoginException refusal(int status, String code, String message) {
        String said = message.isEmpty() ? "" : "; Angel One says: " + message;
        String brokerCode = code.isEmpty() ? "HTTP " + status : code;
        if (CAUSES.containsKey(code)) {
            return LoginException.refused(CAUSES.get(code) + said, brokerCode);
        }
        boolean isTotp = message.toLowerCase(Locale.ROOT).contains("totp");
        if (isTotp) {
            return LoginException.refused(CAUSES.get("AB1050") + said, brokerCode);
        }
        boolean isOurs = !code.isEmpty() && !code.equals("AB1004") && !code.startsWith("AB2");
        return isOurs || status == 401 || status == 403
                ? LoginException.refused(
                        "Angel One does not let this account in" + said, brokerCode)
                : LoginException.unreachable(
                        "Angel One has trouble of its own: try again in a minute" + said,
                        brokerCode);
    }

    /** When a token says itself that it ends (RFC 7519, {@code exp}); null when it does not. */
    static Instant expiryOf(Secret token) {
        String[] parts = token.reveal(text -> text.split("\\."));
        if (parts.length != JWT_PARTS) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            long seconds = Json.parse(claims).get("exp").whole(0);
            return seconds <= 0 ? null : Instant.ofEpochSecond(seconds);
        } catch (IOException | RuntimeException notATokenThatTells) {
            return null;
        }
    }
}
