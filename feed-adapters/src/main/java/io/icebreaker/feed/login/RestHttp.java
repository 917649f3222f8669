package io.icebreaker.feed.login;

import io.icebreaker.feed.rest.CircuitBreaker;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RateLimits;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RestCall;
import io.icebreaker.feed.rest.RestClient;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestSession;
import io.icebreaker.feed.rest.RestSetup;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.agrona.concurrent.NanoClock;

/**
 * Logins by the client that all of REST goes by, but on their own: no token is there to sign with, a person
 * waits, and one who mistyped a PIN must not find the breaker open. At most one a second.
 */
public final class RestHttp implements LoginHttp {
    private static final String BUCKET = "login";
    private static final int MAX_BODY_LENGTH = 1 << 20;

    private final String broker;
    private final NanoClock clock;
    private final RateLimits limits;

    /**
     * @param broker for messages
     * @param clock monotonic
     */
    public RestHttp(String broker, NanoClock clock) {
        this.broker = broker;
        this.clock = clock;
        limits = new RateLimits(clock).bucket(BUCKET, Limit.perSecond(1));
    }

    @Override
    public Answer send(String method, URI uri, Map<String, String> headers, String body)
            throws LoginException {
        RestCall call = RestCall.send(method, BUCKET, uri.getRawPath());
        call = withQuery(call, uri.getRawQuery());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        if (!body.isEmpty()) {
            String type = headers.getOrDefault("Content-Type", "application/json");
            call = call.body(type, body.getBytes(StandardCharsets.UTF_8));
        }
        try {
            RestAnswer answer = client(uri).send(call);
            return new Answer(answer.status(), answer.text());
        } catch (RestException e) {
            throw LoginException.unreachable(e.getMessage(), e.brokerCode());
        }
    }

    /** By its parameters: the client's messages name a call's path, and a query may hold a secret. */
    private static RestCall withQuery(RestCall call, String query) {
        RestCall with = call;
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int at = pair.indexOf('=');
            with = with.query(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
        }
        return with;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private RestClient client(URI uri) {
        URI base = URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
        return new RestClient(
                RestSetup.usual(
                                broker,
                                base,
                                limits,
                                CircuitBreaker.usual(clock),
                                RestSession.NONE,
                                answer -> null)
                        .bounds(MAX_BODY_LENGTH, 1));
    }
}
