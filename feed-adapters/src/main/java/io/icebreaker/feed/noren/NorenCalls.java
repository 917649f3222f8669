package io.icebreaker.feed.noren;

import io.icebreaker.feed.FeedClocks;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.CircuitBreaker;
import io.icebreaker.feed.rest.Json;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RateLimits;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.RestSession;
import io.icebreaker.feed.rest.RestSetup;
import io.icebreaker.feed.rest.RestStatus;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Noren's form posts (feed-noren 6): {@code jData=<json>&jKey=<token>}, not encoded again, though trading
 * symbols inside the JSON are, because the house cuts the body at {@code &}. Any thread.
 */
final class NorenCalls {
    static final String DATA = "data";
    static final String ORDERS = "orders";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final NorenConfig config;
    private final NorenSession session;
    private final RestClient client;

    NorenCalls(NorenConfig config, NorenSession session, FeedClocks clocks) {
        this.config = config;
        this.session = session;
        client =
                new RestClient(
                        RestSetup.usual(
                                config.broker(),
                                config.rest(),
                                limits(clocks),
                                CircuitBreaker.usual(clocks.monotonic()),
                                new Redaction(),
                                NorenErrors::read));
    }

    /** One below what was seen enforced on an ordinary account: 10 a second, 120 and 40 a minute. */
    private static RateLimits limits(FeedClocks clocks) {
        return new RateLimits(clocks.monotonic())
                .bucket(DATA, Limit.perSecond(9), Limit.perMinute(110))
                .bucket(ORDERS, Limit.perSecond(9), Limit.perMinute(38));
    }

    /** The token is in the body; what is left is to keep it out of messages. */
    private final class Redaction implements RestSession {
        @Override
        public Map<String, String> headers() {
            return Map.of();
        }

        @Override
        public void refused(int httpStatus, String detail) {}

        @Override
        public String redact(String text) {
            try {
                return session.credentials().map(me -> me.redact(text)).orElse(text);
            } catch (IOException unreadable) {
                return "the broker refused the call"; // its words may repeat what cannot be read
                // now
            }
        }
    }

    /** A question: asked again when the network or the broker fails. */
    Json ask(String route, Map<String, String> data) throws RestException {
        return send(route, DATA, data, RestCall::repeatable);
    }

    /** A question that something to be done waits for. */
    Json askOnce(String route, Duration within) throws RestException {
        return send(route, DATA, Map.of(), call -> call.onceWithin(within));
    }

    /**
     * Something to be done, once, whatever happens; only {@code stat} Ok says that it was, for "no data" is
     * a success of questions alone.
     */
    Json order(String route, Map<String, String> data) throws RestException {
        Map<String, String> ordered = new LinkedHashMap<>(data);
        ordered.put("ordersource", "API");
        Json answer = send(route, ORDERS, ordered, call -> call);
        String stat = answer.get("stat").text();
        if (stat.equalsIgnoreCase("Ok")) {
            return answer;
        }
        if (stat.equalsIgnoreCase("Not_Ok")) {
            throw new RestException(Kind.ORDER, "", config.broker() + ": refused, no data");
        }
        throw new RestException(
                Kind.BROKER, "", config.broker() + ": the answer has no stat", true);
    }

    private Json send(
            String route, String bucket, Map<String, String> data, UnaryOperator<RestCall> how)
            throws RestException {
        NorenSession.Credentials me = me();
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("uid", me.userId().reveal(text -> text));
        asked.putAll(data);
        String body = "jData=" + NorenText.object(asked) + "&jKey=";
        byte[] signed = me.token().<byte[]>reveal(t -> (body + t).getBytes(StandardCharsets.UTF_8));
        RestCall call = RestCall.send("POST", bucket, "/" + route).body(FORM, signed);
        var answer = client.send(how.apply(call));
        try {
            return Json.parse(answer.body());
        } catch (IOException e) {
            String what = config.broker() + ": the answer is " + e.getMessage();
            throw new RestException(Kind.BROKER, "", what, true);
        }
    }

    private NorenSession.Credentials me() throws RestException {
        try {
            return session.credentials()
                    .orElseThrow(() -> refused("has no token yet: log in first"));
        } catch (IOException e) {
            throw refused(e.getMessage());
        }
    }

    private RestException refused(String why) {
        return new RestException(Kind.AUTH, "", config.broker() + " " + why);
    }

    /** The account's id is the user's. */
    String account() throws RestException {
        Secret user = me().userId();
        return user.reveal(text -> text);
    }

    RestStatus status() {
        return client.status();
    }

    /** A text inside the JSON that may hold an ampersand: {@code M%26M-EQ}. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
