package io.icebreaker.app;

import io.icebreaker.feed.rest.RateLimits.BucketStatus;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.RestStatus;
import io.icebreaker.web.BrokerQuestions.NotAnswered;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A question that was not answered: in plain words, with the broker's code and what to do next.
 *
 * @param code the broker's own, empty when it gave none
 * @param hint what to do, empty where the words say it
 * @param retryS when to ask again, s from now; 0 where that would change nothing
 */
record AskFailure(Kind kind, String message, String code, String hint, long retryS) {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Kolkata"));

    /** @param another how to ask another broker */
    static AskFailure of(RestException e, AskedBroker asked, String another) {
        long retryS = retryS(e.kind(), asked.rest().status());
        String hint =
                switch (e.kind()) {
                    case AUTH -> "`icebreaker " + login(asked.broker(), asked.account()) + "`";
                    case RATE, OPEN_CIRCUIT -> "ask again in " + retryS + " s, " + at(retryS);
                    case UNSUPPORTED -> "ask another broker: " + another;
                    case NETWORK -> "when the network is up, ask again";
                    case BROKER -> "the trouble is the broker's: ask again later";
                    case INPUT, ORDER -> "";
                };
        return new AskFailure(e.kind(), e.getMessage(), e.brokerCode(), hint, retryS);
    }

    /** The command that gets a new token. */
    static String login(String broker, String account) {
        return "login " + broker + (broker.equals(account) ? "" : " --feed " + account);
    }

    private static String at(long retryS) {
        return "at " + CLOCK.format(Instant.now().plusSeconds(retryS)) + " IST";
    }

    /** The longest wait that the broker's limits, or its trouble, ask for now; at least a second. */
    private static long retryS(Kind kind, RestStatus status) {
        long waitNs =
                switch (kind) {
                    case RATE ->
                            status.buckets().stream()
                                    .mapToLong(BucketStatus::waitNs)
                                    .max()
                                    .orElse(0);
                    case OPEN_CIRCUIT -> status.breaker().retryInNs();
                    default -> -1;
                };
        return waitNs < 0 ? 0 : waitNs / NS_PER_SECOND + 1;
    }

    /** One line, without a full stop. */
    String words() {
        return message
                + (code.isEmpty() ? "" : " (" + code + ")")
                + (hint.isEmpty() ? "" : ": " + hint);
    }

    /** For the command line: 1 where the broker, or its master, said no; 2 where nobody answered. */
    CommandException exception() {
        int exit =
                switch (kind) {
                    case AUTH, RATE, INPUT, ORDER, UNSUPPORTED -> Exit.FOUND_WRONG;
                    case BROKER, NETWORK, OPEN_CIRCUIT -> Exit.COULD_NOT_RUN;
                };
        return new CommandException(exit, words());
    }

    /** For the page. */
    NotAnswered notAnswered() {
        int status =
                switch (kind) {
                    case RATE -> 429;
                    case OPEN_CIRCUIT -> 503;
                    case BROKER, NETWORK -> 502;
                    case AUTH, INPUT, ORDER, UNSUPPORTED -> 422;
                };
        return new NotAnswered(
                status, "feed", message, code, hint.isEmpty() ? "see the message" : hint, retryS);
    }
}
