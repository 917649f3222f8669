package io.icebreaker.feed.kite;

import com.neovisionaries.ws.client.OpeningHandshakeException;
import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import io.icebreaker.feed.FeedConnector;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedLink;
import io.icebreaker.feed.FeedSetup;
import io.icebreaker.feed.GuardedSocketFactory;
import io.icebreaker.feed.HandshakeRefused;
import io.icebreaker.feed.LinkWatch;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials Kite (feed-kite 1). The credentials travel in the URL's query, so neither the URL nor the library's
 * own messages leave here.
 */
final class KiteConnector implements FeedConnector {
    private static final Logger LOG = LoggerFactory.getLogger(KiteConnector.class);

    /** 3,000 full packets are 558,002 bytes. */
    private static final long MAX_MESSAGE_LENGTH = 1 << 20;

    private final KiteConfig config;
    private final KiteSession session;
    private final SSLSocketFactory tls;
    private final KiteInbox inbox;
    private final KiteSubscriptions subscriptions;
    private final FeedSetup setup;
    private final FeedCounters counters;
    private String refusedToken = "";

    KiteConnector(
            KiteConfig config,
            KiteSession session,
            SSLSocketFactory tls,
            KiteInbox inbox,
            KiteSubscriptions subscriptions,
            FeedSetup setup,
            FeedCounters counters) {
        this.config = config;
        this.session = session;
        this.tls = tls;
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.setup = setup;
        this.counters = counters;
    }

    @Override
    public FeedLink connect(LinkWatch watch) throws IOException {
        String token = session.accessToken().orElseThrow(HandshakeRefused::withoutToken);
        var link =
                new KiteLink(
                        inbox,
                        subscriptions,
                        watch,
                        counters,
                        text -> KiteSession.redact(text, session.apiKey(), token));
        WebSocket socket = prepare(token, watch);
        try {
            return link.over(socket.addListener(link).connect());
        } catch (OpeningHandshakeException e) {
            throw refused(e, token);
        } catch (WebSocketException e) {
            throw new IOException(
                    watch.ended() != null ? watch.ended() : "cannot connect: " + e.getError());
        }
    }

    private HandshakeRefused refused(OpeningHandshakeException e, String token) {
        var refusal = new HandshakeRefused(e.getStatusLine().getStatusCode());
        if (refusal.needsToken()) {
            refusedToken = token;
        }
        return refusal;
    }

    private WebSocket prepare(String token, LinkWatch watch) throws IOException {
        int timeoutMs = (int) TimeUnit.NANOSECONDS.toMillis(setup.timings().connectTimeoutNs());
        var factory = new WebSocketFactory().setConnectionTimeout(timeoutMs);
        GuardedSocketFactory guard = guard(watch);
        if (config.isSecure()) {
            factory.setSSLSocketFactory(guard);
        } else {
            factory.setSocketFactory(guard);
        }
        String query = "?api_key=" + escaped(session.apiKey()) + "&access_token=" + escaped(token);
        WebSocket socket = factory.createSocket(config.url() + query);
        return socket.addHeader("X-Kite-Version", "3").setDirectTextMessage(true);
    }

    private GuardedSocketFactory guard(LinkWatch watch) {
        NanoClock clock = setup.clocks().monotonic();
        return new GuardedSocketFactory(
                config.url().getHost(),
                config.isSecure() ? tls : null,
                MAX_MESSAGE_LENGTH,
                clock,
                clock.nanoTime() + setup.timings().connectTimeoutNs(),
                () -> {
                    watch.onEnd(
                            "a message larger than " + MAX_MESSAGE_LENGTH + " bytes was announced");
                    inbox.onOversized();
                });
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean hasFreshCredentials() {
        try {
            return session.accessToken().filter(token -> !token.equals(refusedToken)).isPresent();
        } catch (IOException e) {
            LOG.warn("cannot read the access token: {}", e.getMessage());
            return false;
        }
    }
}
