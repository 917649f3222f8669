package io.icebreaker.feed.login;

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
 * Signs an account's REST calls with its newest token. A token that was refused is not sent again for a
 * minute: it will not come alive, and a new one is taken up at once. What the stream is refused is the
 * stream's own affair, for brokers hold both against the token apart.
 *
 * <p>Any thread: which token a refused call carried is remembered by the thread that signed and sent it.
 */
public final class TokenSession implements RestSession {
    /** Who an account is to its broker. */
    public interface Signer {
        /**
         * The newest token, empty while there is none.
         *
         * @throws IOException in plain words, without a secret
         */
        Optional<Secret> token() throws IOException;

        /**
         * The headers that prove who we are.
         *
         * @throws IOException in plain words, without a secret, when this token is not worth sending
         */
        Map<String, String> sign(Secret token) throws IOException;

        /** A text without the secrets that are known now. */
        String redact(String text);
    }

    private static final long REFUSED_NS = Limit.MINUTE_NS;

    private final String broker;
    private final Signer signer;
    private final NanoClock clock;
    private final ThreadLocal<Secret> sent = new ThreadLocal<>();
    private Secret refused;
    private long refusedAtNs;

    /**
     * @param broker for messages
     * @param clock monotonic
     */
    public TokenSession(String broker, Signer signer, NanoClock clock) {
        this.broker = broker;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() throws RestException {
        try {
            Secret token = signer.token().orElseThrow(() -> new IOException("no token: log in"));
            if (isHeldBack(token)) {
                throw new IOException(
                        "the token was refused a moment ago: log in again, it is taken up without"
                                + " a restart");
            }
            Map<String, String> headers = signer.sign(token);
            sent.set(token);
            return headers;
        } catch (IOException e) {
            throw new RestException(Kind.AUTH, "", broker + ": " + e.getMessage());
        }
    }

    private synchronized boolean isHeldBack(Secret token) {
        return token.equals(refused) && clock.nanoTime() - refusedAtNs < REFUSED_NS;
    }

    @Override
    public synchronized void refused(int httpStatus, String detail) {
        refused = sent.get();
        refusedAtNs = clock.nanoTime();
    }

    /** The token that was sent may no longer be the newest. */
    @Override
    public String redact(String text) {
        Secret last = sent.get();
        String redacted = signer.redact(text);
        return last == null ? redacted : Secret.redact(redacted, List.of(last));
    }
}
