package io.icebreaker.app.alert;

import io.icebreaker.app.alert.Outcome.Later;
import io.icebreaker.app.alert.Outcome.Refused;
import io.icebreaker.app.alert.Outcome.Sent;
import io.icebreaker.app.alert.Outcome.Unknown;
import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.BoundedBody;
import io.icebreaker.feed.rest.Plain;
import io.icebreaker.feed.rest.RestAnswer;
import io.icebreaker.feed.rest.RetryAfter;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * One POST and what it means for a message. What never reached the other side, and what it said it did not
 * take (408, 429, 500, 503), may be sent again; what broke or timed out after it was sent may have been
 * taken, as may what only a gateway (502, 504) knows nothing of. Redirects are not followed. One thread.
 */
final class HttpSending {
    /** What a service's answers mean. */
    interface Answers {
        /** A 2xx answer. */
        Outcome accepted(RestAnswer answer);

        /** The service's own words in another answer, "" for none. */
        String complaint(RestAnswer answer);

        /** How long it wants to be left alone after a 429. */
        default long pauseNs(RestAnswer answer) {
            return RetryAfter.ns(answer);
        }
    }

    /** Connecting, and the whole call. */
    record Times(Duration connect, Duration whole) {
        static final Times USUAL = new Times(Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    /** Answers are some hundred bytes. */
    private static final int MAX_BODY_BYTES = 65_536;

    private final String who;
    private final Times times;
    private final HttpClient http;

    /** @param who the service, for messages */
    HttpSending(String who, Times times) {
        this.who = who;
        this.times = times;
        this.http =
                HttpClient.newBuilder()
                        .version(Version.HTTP_1_1)
                        .followRedirects(Redirect.NEVER)
                        .connectTimeout(times.connect())
                        .build();
    }

    /** @param secrets that no word about it may repeat */
    Outcome send(HttpRequest request, Answers answers, Collection<Secret> secrets) {
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(request, BoundedBody.upTo(MAX_BODY_BYTES));
        try {
            HttpResponse<byte[]> response =
                    call.get(times.whole().toMillis(), TimeUnit.MILLISECONDS);
            return meaning(answer(response), answers, secrets);
        } catch (TimeoutException e) {
            call.cancel(true);
            return new Unknown(who + ": no answer within " + times.whole().toSeconds() + " s");
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Unknown(who + ": stopped while waiting for the answer");
        } catch (ExecutionException e) {
            return failed(e);
        }
    }

    private static RestAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .map()
                .forEach(
                        (name, values) ->
                                headers.put(
                                        name.toLowerCase(Locale.ROOT),
                                        values.get(values.size() - 1)));
        return new RestAnswer(response.statusCode(), response.body(), headers);
    }

    private Outcome meaning(RestAnswer answer, Answers answers, Collection<Secret> secrets) {
        int status = answer.status();
        if (status / 100 == 2) {
            Outcome accepted = answers.accepted(answer);
            String words = fit(accepted.words(), secrets);
            return accepted instanceof Sent
                    ? new Sent(words)
                    : accepted instanceof Refused ? new Refused(words) : new Unknown(words);
        }
        String said = fit(answers.complaint(answer), secrets);
        String words = who + ": HTTP " + status + (said.isEmpty() ? "" : ": " + said);
        return switch (status) {
            case 429 -> new Later(words, answers.pauseNs(answer), true);
            case 408, 500, 503 -> new Later(words, status == 503 ? pause(answer) : 0, false);
            default ->
                    status >= 500
                            ? new Unknown(words + "; it may have been taken all the same")
                            : new Refused(words + hint(status));
        };
    }

    private static long pause(RestAnswer answer) {
        return answer.header("retry-after").isPresent() ? RetryAfter.ns(answer) : 0;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> " (is the key right?)";
            case 404 -> " (is the address right?)";
            default -> "";
        };
    }

    private static String fit(String outside, Collection<Secret> secrets) {
        return Plain.words(Secret.redact(outside, secrets));
    }

    /** The JDK's own words are left out: they could repeat an address. */
    private Outcome failed(ExecutionException e) {
        if (causedBy(e, ConnectException.class) || causedBy(e, HttpConnectTimeoutException.class)) {
            return new Later(who + ": no connection; is the network up?", 0, false);
        }
        if (causedBy(e, SSLHandshakeException.class)) {
            return new Later(who + ": no TLS: its certificate is not trusted here", 0, false);
        }
        return new Unknown(who + ": the connection broke before the answer was whole");
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
