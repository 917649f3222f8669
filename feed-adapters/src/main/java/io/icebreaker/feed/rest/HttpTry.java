package io.icebreaker.feed.rest;

import io.icebreaker.feed.rest.RestException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One request and its answer over the JDK's client; every way to fail becomes a {@link RestException}. */
final class HttpTry {
    private final RestSetup setup;
    private final HttpClient http;

    HttpTry(RestSetup setup) {
        this.setup = setup;
        this.http =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(setup.connectTimeout())
                        .build();
    }

    static boolean isWorthRepeating(RestException e) {
        return !(e instanceof NotAgain)
                && switch (e.kind()) {
                    case RATE, BROKER, NETWORK -> true;
                    default -> false;
                };
    }

    RestAnswer send(RestCall call, Map<String, String> signed) throws RestException {
        RestAnswer answer = answer(request(call, signed), call);
        RestException complaint = setup.errors().read(answer);
        if (complaint == null) {
            return answer;
        }
        String text = Plain.words(setup.session().redact(String.valueOf(complaint.getMessage())));
        long pauseNs = 0;
        switch (complaint.kind()) {
            case AUTH -> setup.session().refused(answer.status(), text);
            case RATE -> {
                pauseNs = pauseNs(complaint, answer);
                setup.limits().pause(call.bucket(), pauseNs);
            }
            default -> {}
        }
        if (complaint instanceof TooMany && pauseNs > setup.maxWait().toNanos()) {
            throw new NotAgain(
                    Kind.RATE, complaint.brokerCode(), setup.broker() + ": " + text, false);
        }
        throw new RestException(
                complaint.kind(),
                complaint.brokerCode(),
                setup.broker() + ": " + text,
                complaint.isOutcomeUnknown());
    }

    private static long pauseNs(RestException complaint, RestAnswer answer) {
        long asked = RetryAfter.ns(answer);
        return complaint instanceof TooMany known ? Math.max(asked, known.pauseNs()) : asked;
    }

    private HttpRequest request(RestCall call, Map<String, String> signed) throws RestException {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(setup.base() + call.path() + query))
                            .timeout(timeout(call))
                            .method(
                                    call.method(),
                                    call.body().length == 0
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofByteArray(call.body()))
                            .setHeader("Accept-Encoding", "gzip");
            setup.headers().forEach(request::setHeader);
            call.headers().forEach(request::setHeader);
            signed.forEach(request::setHeader);
            return request.build();
        } catch (IllegalArgumentException e) {
            // its message repeats what it was given, perhaps a secret
            throw new NotAgain(
                    Kind.INPUT,
                    "",
                    setup.broker()
                            + ": "
                            + call.method()
                            + " has an address or header that HTTP"
                            + " cannot carry (a line break or blank in a token?)",
                    false);
        }
    }

    private Duration timeout(RestCall call) {
        return call.timeout() == null ? setup.timeout() : call.timeout();
    }

    private RestAnswer answer(HttpRequest request, RestCall call) throws RestException {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BoundedBody.upTo(setup.maxBodyBytes()));
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .map()
                    .forEach(
                            (name, values) ->
                                    headers.put(
                                            name.toLowerCase(Locale.ROOT),
                                            values.get(values.size() - 1)));
            byte[] body = Gzip.open(response.body(), headers, setup.maxBodyBytes());
            return new RestAnswer(response.statusCode(), body, headers);
        } catch (IOException e) {
            throw failed(e, call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotAgain(Kind.NETWORK, "", setup.broker() + ": stopped while waiting", true);
        }
    }

    /** The JDK's own words are left out where they could repeat an address with its query. */
    private RestException failed(IOException e, RestCall call) {
        String who = setup.broker() + " " + call.path() + ": ";
        if (causedBy(e, BoundedBody.TooLong.class)) {
            int most = setup.maxBodyBytes();
            return new NotAgain(
                    Kind.BROKER, "", who + "the answer is longer than " + most + " bytes", true);
        }
        if (e instanceof HttpConnectTimeoutException || causedBy(e, ConnectException.class)) {
            String host = setup.base().getHost();
            return new RestException(
                    Kind.NETWORK, "", who + "no connection to " + host + "; is the network up?");
        }
        if (e instanceof HttpTimeoutException) {
            long seconds = timeout(call).toSeconds();
            return new RestException(
                    Kind.NETWORK, "", who + "no answer within " + seconds + " s", true);
        }
        if (e instanceof Gzip.Damaged) {
            return new RestException(Kind.BROKER, "", who + "the answer is damaged", true);
        }
        return new RestException(
                Kind.NETWORK, "", who + "the connection broke before the answer was whole", true);
    }

    private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
