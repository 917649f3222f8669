package io.icebreaker.feed.kite;

import io.icebreaker.feed.login.Secret;
import io.icebreaker.feed.rest.Limit;
import io.icebreaker.feed.rest.RestException;
import io.icebreaker.feed.rest.RestException.Kind;
import io.icebreaker.feed.rest.RestSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.concurrent.NanoClock;

/**
 * Signs Kite's REST calls with the newest token (feed-kite 7). A token that was refused is not sent again for
 * a minute: it will not come alive, and a new one is taken up at once. Any thread.
 */
final class KiteRestSession implements RestSession {
    private static final long REFUSED_NS = Limit.MINUTE_NS;

    private final KiteSession session;
    private final NanoClock clock;
    private Secret lastToken = Secret.of("");
    private Secret refusedToken;
    private long refusedAt;

    KiteRestSession(KiteSession session, NanoClock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> headers() throws RestException {
        String token = token();
        lastToken = Secret.of(token);
        if (lastToken.equals(refusedToken) && clock.nanoTime() - refusedAt < REFUSED_NS) {
            throw new RestException(
                    Kind.AUTH,
                    "",
                    "kite refused the access token a moment ago: log in again, it is taken up"
                            + " without a restart");
        }
        return Map.of("Authorization", "token " + session.apiKey() + ":" + token);
    }

    private String token() throws RestException {
        try {
            Optional<String> token = session.accessToken();
            return token.orElseThrow(
                    () ->
                            new RestException(
                                    Kind.AUTH, "", "kite has no access token yet: log in first"));
        } catch (IOException e) {
            throw new RestException(Kind.AUTH, "", "kite: " + e.getMessage());
        }
    }

    @Override
    public synchronized void refused(int httpStatus, String detail) {
        refusedToken = lastToken;
        refusedAt = clock.nanoTime();
    }

    @Override
    public synchronized String redact(String text) {
        return Secret.redact(text, List.of(Secret.of(session.apiKey()), lastToken));
    }
}
