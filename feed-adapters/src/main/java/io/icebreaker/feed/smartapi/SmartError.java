package io.icebreaker.feed.smartapi;

import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * How SmartAPI says no (feed-smartapi 7.2): with HTTP 200 or another status, with a code or without, in JSON
 * or, for its rate limit, in plain text.
 */
final class SmartError {
    private static final int TOO_MANY = 429;

    private static final Set<String> TOKEN =
            Set.of("AG8001", "AG8002", "AG8003", "AB8050", "AB8051", "AB1010", "AB1011");
    private static final Set<String> GENERIC = Set.of("AB1004", "AB2000", "AB2001");
    private static final Set<String> ORDER = Set.of("AB1017", "AB2002");

    /** Nothing found: an empty result and no fault. */
    private static final Set<String> NOTHING =
            Set.of("AB1013", "AB1014", "AB1015", "AB1016", "AB9019");

    private SmartError() {}

    /** What an answer complains of; null for a success and for a plain "nothing found". */
    static RestException read(RestAnswer answer) {
        Json body;
        try {
            body = Json.parse(answer.body());
        } catch (IOException notJson) {
            return readText(answer);
        }
        String code = code(body);
        boolean isGood = answer.status() / 100 == 2 && isSuccess(body);
        if (isGood || NOTHING.contains(code) && !isFailure(answer.status())) {
            return null;
        }
        String message = body.get("message").text();
        String words = message.isEmpty() ? "HTTP " + answer.status() : message;
        Kind kind = kind(code, answer.status());
        return new RestException(
                kind,
                code.isEmpty() ? "HTTP " + answer.status() : code,
                words + (code.isEmpty() ? "" : " (" + code + ")") + advice(kind),
                kind == Kind.BROKER);
    }

    static String code(Json body) {
        return SmartJson.either(body, "errorcode", "errorCode").text();
    }

    static boolean isSuccess(Json body) {
        return SmartJson.either(body, "status", "success").text().equals("true");
    }

    /** Refused calls answer "Access denied because of exceeding access rate", with 403 too. */
    private static RestException readText(RestAnswer answer) {
        String text = answer.text();
        if (text.toLowerCase(Locale.ROOT).contains("exceeding access rate")) {
            return new RestException(
                    Kind.RATE, "HTTP " + answer.status(), "too many calls for now");
        }
        if (answer.status() / 100 == 2) {
            return new RestException(Kind.BROKER, "", "an answer that is no JSON", true);
        }
        Kind kind = kind("", answer.status());
        return new RestException(
                kind,
                "HTTP " + answer.status(),
                "HTTP " + answer.status() + advice(kind),
                kind == Kind.BROKER);
    }

    private static Kind kind(String code, int status) {
        if (TOKEN.contains(code)) {
            return Kind.AUTH;
        }
        if (GENERIC.contains(code)) {
            return Kind.BROKER;
        }
        if (ORDER.contains(code)) {
            return Kind.ORDER;
        }
        if (isFailure(status)) {
            return status == TOO_MANY ? Kind.RATE : Kind.BROKER;
        }
        if (!code.isEmpty()) {
            return Kind.INPUT;
        }
        return switch (status) {
            case 401, 403 -> Kind.AUTH;
            default -> status / 100 == 2 ? Kind.BROKER : Kind.INPUT;
        };
    }

    /** These say that the call was not looked at, or what became of it is not known, whatever the body. */
    private static boolean isFailure(int status) {
        return status == TOO_MANY || status / 100 == 5;
    }

    private static String advice(Kind kind) {
        return kind == Kind.AUTH ? ": log in again" : "";
    }
}
