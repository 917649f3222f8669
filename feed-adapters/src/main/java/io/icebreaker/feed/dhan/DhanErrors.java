package io.icebreaker.feed.dhan;

import io.icebreaker.feed.rest.ErrorReader;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.TooMany;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * How Dhan says no (feed-dhan 6 and 10): a {@code DH-...} or a bare number as errorCode, under any HTTP
 * status, 200 too; in older answers the number is a name below data. A success has neither.
 */
final class DhanErrors {
    private static final int MAX_CODE_LENGTH = 8;

    /** Further tries can get the user blocked (feed-dhan 6): a minute's silence. */
    private static final String TOO_MANY = "805";

    private static final long TOO_MANY_PAUSE_NS = Limit.MINUTE_NS;

    private DhanErrors() {}

    static RestException read(RestAnswer answer) {
        Json json;
        try {
            json = Json.parse(answer.body());
        } catch (IOException e) {
            return unreadable(answer, e);
        }
        String code = code(json);
        boolean isGood = answer.status() / 100 == 2 && code.isEmpty() && !isFailed(json);
        return isGood ? null : complaint(answer, json, code);
    }

    /** A 202 or 204 without a word is a success; an empty 200 is what a wrong or too early question gets. */
    private static RestException unreadable(RestAnswer answer, IOException e) {
        RestException byStatus = ErrorReader.byStatus(answer);
        if (byStatus != null) {
            return byStatus;
        }
        if (answer.body().length > 0) {
            return new RestException(Kind.BROKER, "", "the answer is " + e.getMessage(), true);
        }
        return answer.status() == 200
                ? new RestException(
                        Kind.BROKER,
                        "",
                        "the answer is empty, as for an expiry it does not have or a question asked"
                                + " again too soon",
                        true)
                : null;
    }

    private static boolean isFailed(Json json) {
        String status = json.get("status").text().toLowerCase(Locale.ROOT);
        return status.startsWith("fail") || status.equals("error");
    }

    private static String code(Json json) {
        String code = json.get("errorCode").text();
        if (code.isEmpty() && isFailed(json)) {
            for (Map.Entry<String, Json> field : json.get("data").fields().entrySet()) {
                code = field.getKey().matches("\\d{3}") ? field.getKey() : code;
            }
        }
        return code.length() > MAX_CODE_LENGTH ? code.substring(0, MAX_CODE_LENGTH) : code;
    }

    private static RestException complaint(RestAnswer answer, Json json, String code) {
        String said = said(json, code);
        Kind kind = kind(answer, code, said);
        String words = said.isEmpty() ? "HTTP " + answer.status() : said;
        if (code.equals(TOO_MANY)) {
            return new TooMany(code, words, TOO_MANY_PAUSE_NS);
        }
        return new RestException(
                kind,
                code,
                words + (kind == Kind.AUTH ? " (log in again)" : advice(code)),
                kind == Kind.BROKER);
    }

    private static String said(Json json, String code) {
        String message = json.get("errorMessage").text();
        return !message.isEmpty()
                ? message
                : json.get("data").get(code).text() + json.get("error").text();
    }

    private static String advice(String code) {
        return switch (code) {
            case "806", "DH-902" -> " (book Data APIs at web.dhan.co)";
            case "DH-911" -> " (orders need a static IP, registered at web.dhan.co)";
            default -> "";
        };
    }

    private static Kind kind(RestAnswer answer, String code, String said) {
        return switch (code) {
            case "DH-901", "807", "808", "809", "810" -> Kind.AUTH;
            case "DH-904", "805" -> Kind.RATE;
            case "DH-906" ->
                    said.toLowerCase(Locale.ROOT).contains("invalid token")
                            ? Kind.AUTH
                            : Kind.ORDER;
            case "DH-902", "DH-903", "DH-905", "DH-907", "DH-911", "DH-1111" -> Kind.INPUT;
            case "804", "806", "811", "812", "813", "814" -> Kind.INPUT;
            case "DH-908", "DH-909", "DH-910", "800" -> Kind.BROKER;
            default -> {
                RestException byStatus = ErrorReader.byStatus(answer);
                yield byStatus == null ? Kind.BROKER : byStatus.kind();
            }
        };
    }
}
