package io.icebreaker.feed.noren;

import io.icebreaker.feed.rest.ErrorReader;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.TooMany;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a Noren house says no (feed-noren 6): an object with {@code stat} Not_Ok and a sentence, usually with
 * HTTP 200; a success is an array, or an object with {@code stat} Ok. An empty result is said as an error,
 * too, and is none.
 */
final class NorenErrors {
    /** The limit that was passed, named by its window: until that is over nothing gets through. */
    private static final Pattern WINDOW =
            Pattern.compile("in a current (second|minute) exceeds limit");

    private NorenErrors() {}

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
        String stat = json.get("stat").text();
        if (stat.equalsIgnoreCase("Not_Ok")) {
            return complaint(json.get("emsg").text(), answer);
        }
        return json.fields().isEmpty() || stat.equalsIgnoreCase("Ok")
                ? ErrorReader.byStatus(answer)
                : new RestException(Kind.BROKER, "", "the answer has no stat", true);
    }

    /** Whether the words only say that there is nothing. */
    static boolean isNoData(String emsg) {
        return emsg.toLowerCase(Locale.ROOT).contains("no data");
    }

    /** Whether a question was refused because there is no such instrument. */
    static boolean isUnknownToken(RestException e) {
        return e.kind() == Kind.INPUT
                && e.getMessage().toLowerCase(Locale.ROOT).contains("invalid token");
    }

    private static RestException complaint(String emsg, RestAnswer answer) {
        RestException byStatus = ErrorReader.byStatus(answer);
        boolean isFailure = byStatus != null && byStatus.kind() != Kind.INPUT;
        if (isNoData(emsg) && !isFailure) {
            return null;
        }
        Matcher window = WINDOW.matcher(emsg.toLowerCase(Locale.ROOT));
        if (window.find()) {
            long pauseNs = window.group(1).equals("second") ? Limit.SECOND_NS : Limit.MINUTE_NS;
            return new TooMany("", emsg.strip(), pauseNs);
        }
        Kind kind = kind(emsg.toLowerCase(Locale.ROOT), byStatus);
        return new RestException(
                kind,
                "",
                (emsg.isEmpty() ? "refused without a reason" : emsg.strip())
                        + (kind == Kind.AUTH ? " (log in again)" : ""),
                kind == Kind.BROKER);
    }

    /** By the words; what these leave open is told by the status, and with a good one is the question's. */
    private static Kind kind(String emsg, RestException byStatus) {
        if (emsg.contains("session expired") || emsg.contains("invalid session")) {
            return Kind.AUTH;
        }
        if (emsg.contains("server timeout")) {
            return Kind.BROKER;
        }
        if (emsg.startsWith("rejected") || emsg.contains("ora:") || emsg.contains("rms:")) {
            return Kind.ORDER;
        }
        return byStatus == null ? Kind.INPUT : byStatus.kind();
    }
}
