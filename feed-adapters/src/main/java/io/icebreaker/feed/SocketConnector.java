package io.icebreaker.feed;

import com.neovisionaries.ws.client.OpeningHandshakeException;
import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.agrona.concurrent.NanoClock;

/**
 * Dials what the wire says. Credentials travel in URL and headers, so neither these nor the library's own
 * messages leave here.
 */
final class SocketConnector implements FeedConnector {
    /** 3,000 full packets of Kite, the largest message of any broker, are 558,002 bytes. */
    private static final long MAX_MESSAGE_LENGTH = 1 << 20;

    /** Where brokers say what was wrong with a handshake (feed-smartapi 1). */
    private static final String ERROR_HEADER = "x-error-message";

    private static final int MAX_DETAIL_LENGTH = 120;

    private final SocketFeed.Parts parts;
    private final SSLSocketFactory tls;
    private String detail = "";
    private long askedFor;

    SocketConnector(SocketFeed.Parts parts, SSLSocketFactory tls) {
        this.parts = parts;
        this.tls = tls;
    }

    @Override
    public FeedLink connect(LinkWatch watch) throws IOException {
        detail = "";
        askedFor = parts.subscriptions().changes();
        Handshake handshake = parts.wire().handshake();
        var link = new SocketLink(parts, handshake, watch);
        WebSocket socket = prepare(handshake, watch);
        try {
            return link.over(socket.addListener(link).connect());
        } catch (OpeningHandshakeException e) {
            detail = told(handshake, said(e));
            throw parts.wire().refusal(e.getStatusLine().getStatusCode(), detail);
        } catch (WebSocketException e) {
            throw new IOException(
                    watch.ended() != null ? watch.ended() : "cannot connect: " + e.getError());
        }
    }

    /** The broker's own header, else a body that is a line of text; empty when there is neither. */
    private static String said(OpeningHandshakeException e) {
        for (Map.Entry<String, List<String>> header : e.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(ERROR_HEADER) && !header.getValue().isEmpty()) {
                return header.getValue().get(0);
            }
        }
        byte[] body = e.getBody();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8).strip();
        return text.startsWith("<") ? "" : text;
    }

    /** Fit to be told: a credential that were cut first would no longer be found. */
    static String told(Handshake handshake, String said) {
        String line = handshake.redact(said).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_DETAIL_LENGTH ? line : line.substring(0, MAX_DETAIL_LENGTH);
    }

    private WebSocket prepare(Handshake handshake, LinkWatch watch) throws IOException {
        var factory = new WebSocketFactory();
        long timeoutNs = parts.setup().timings().connectTimeoutNs();
        factory.setConnectionTimeout((int) TimeUnit.NANOSECONDS.toMillis(timeoutNs));
        GuardedSocketFactory guard = guard(handshake, watch, timeoutNs);
        if (handshake.isSecure()) {
            factory.setSSLSocketFactory(guard);
        } else {
            factory.setSocketFactory(guard);
        }
        WebSocket socket = factory.createSocket(handshake.url());
        handshake.headers().forEach(socket::addHeader);
        return socket.setDirectTextMessage(true);
    }

    private GuardedSocketFactory guard(Handshake handshake, LinkWatch watch, long timeoutNs) {
        NanoClock clock = parts.setup().clocks().monotonic();
        return new GuardedSocketFactory(
                handshake.url().getHost(),
                handshake.isSecure() ? tls : null,
                MAX_MESSAGE_LENGTH,
                clock,
                clock.nanoTime() + timeoutNs,
                () -> {
                    watch.onEnd(
                            "a message larger than " + MAX_MESSAGE_LENGTH + " bytes was announced");
                    parts.inbox().onOversized();
                });
    }

    @Override
    public void onRefused(HandshakeRefused refusal) {
        parts.wire().onRefused(refusal.status(), detail);
    }

    @Override
    public boolean hasChanged() {
        return askedFor != parts.subscriptions().changes() || parts.wire().hasOtherCredentials();
    }

    @Override
    public boolean hasFreshCredentials() {
        return parts.wire().hasFreshCredentials();
    }
}
