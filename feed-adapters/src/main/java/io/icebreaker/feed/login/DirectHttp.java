package io.icebreaker.feed.login;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/**
 * The JDK's client, as plain as a login needs it: one request, ten seconds, no redirect followed, no answer
 * above 1 MiB. Its errors name the host and no more of the URL.
 */
public final class DirectHttp implements LoginHttp {
    private static final Duration PATIENCE =
            Duration.ofSeconds(10); // vendors' clients wait 7 (feed-kite 7)
    private static final int MAX_BODY_LENGTH = 1 << 20;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Override
    public Answer send(String method, URI uri, Map<String, String> headers, String body)
            throws LoginException {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return answer(client.send(request.build(), BodyHandlers.ofInputStream()), uri);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw LoginException.unreachable("the login was interrupted", "");
        } catch (IOException e) {
            throw LoginException.unreachable(cause(e, uri.getHost()), "");
        }
    }

    private static Answer answer(HttpResponse<InputStream> response, URI uri)
            throws IOException, LoginException {
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(MAX_BODY_LENGTH + 1);
            if (body.length > MAX_BODY_LENGTH) {
                throw LoginException.unreachable(
                        uri.getHost() + " answered more than 1 MiB, which is no login",
                        "HTTP " + response.statusCode());
            }
            return new Answer(response.statusCode(), new String(body, StandardCharsets.UTF_8));
        }
    }

    /** What a person can do something about; the library's own message may repeat the URL. */
    private static String cause(IOException e, String host) {
        if (e instanceof HttpConnectTimeoutException || e instanceof HttpTimeoutException) {
            return host + " does not answer within 10 s: is this machine online? Try again";
        }
        if (e instanceof SSLException) {
            return "no secure connection to " + host + ": is the clock right, is a proxy between?";
        }
        boolean unknown =
                e.getCause() != null
                        && e.getCause().getCause() instanceof UnresolvedAddressException;
        if (unknown || e.getCause() instanceof UnresolvedAddressException) {
            return host + " is not known here: is this machine online?";
        }
        if (e instanceof ConnectException) {
            return "no connection to "
                    + host
                    + ": is this machine online, does a firewall forbid it?";
        }
        return "the connection to " + host + " broke: try again";
    }
}
