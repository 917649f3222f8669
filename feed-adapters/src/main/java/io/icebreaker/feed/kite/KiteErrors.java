package io.icebreaker.feed.kite;

import io.icebreaker.feed.rest.ErrorReader;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import java.io.IOException;

/** Kite's envelope and error types (feed-kite 7.2). The HTTP status counts where the type is none we know. */
final class KiteErrors {
    private KiteErrors() {}

    static RestException read(RestAnswer answer) {
        Json json;
        try {
            json = Json.parse(answer.body());
        } catch (IOException e) {
            RestException byStatus = ErrorReader.byStatus(answer);
            return byStatus != null
                    ? byStatus
                    : new RestException(Kind.BROKER, "", "the answer is " + e.getMessage(), true);
        }
        if (answer.status() / 100 == 2 && json.get("status").text().equals("success")) {
            return null;
        }
        return complaint(answer, json);
    }

    private static RestException complaint(RestAnswer answer, Json json) {
        String type = json.get("error_type").text();
        Kind kind = kind(type, answer);
        String said = json.get("message").text();
        return new RestException(
                kind,
                type,
                (said.isEmpty() ? "HTTP " + answer.status() : said)
                        + (kind == Kind.AUTH ? " (log in again)" : ""),
                kind == Kind.BROKER);
    }

    private static Kind kind(String type, RestAnswer answer) {
        return switch (type) {
            case "TokenException" -> Kind.AUTH;
            case "InputException", "PermissionException", "UserException", "TwoFAException" ->
                    Kind.INPUT;
            case "OrderException", "MarginException", "HoldingException" -> Kind.ORDER;
            case "NetworkException" -> answer.status() == 429 ? Kind.RATE : Kind.BROKER;
            case "DataException", "GeneralException" -> Kind.BROKER;
            default -> {
                RestException byStatus = ErrorReader.byStatus(answer);
                yield byStatus == null ? Kind.BROKER : byStatus.kind();
            }
        };
    }
}
