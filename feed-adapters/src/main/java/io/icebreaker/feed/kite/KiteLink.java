package io.icebreaker.feed.kite;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketCloseCode;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFrame;
import io.icebreaker.feed.FeedCounter;
import io.icebreaker.feed.FeedCounters;
import io.icebreaker.feed.FeedLink;
import io.icebreaker.feed.LinkWatch;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection to Kite: passes frames to the inbox and signs of life to the watch. Callbacks run
 * on the socket's thread.
 */
final class KiteLink extends WebSocketAdapter implements FeedLink {
    private static final Logger LOG = LoggerFactory.getLogger(KiteLink.class);

    /** The library closes the socket itself when the other side has not answered our farewell by then. */
    private static final long FAREWELL_MS = 300;

    private final KiteInbox inbox;
    private final KiteSubscriptions subscriptions;
    private final LinkWatch watch;
    private final FeedCounters counters;
    private final UnaryOperator<String> redaction;
    private WebSocket socket;
    private volatile boolean isClosed;

    KiteLink(
            KiteInbox inbox,
            KiteSubscriptions subscriptions,
            LinkWatch watch,
            FeedCounters counters,
            UnaryOperator<String> redaction) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.watch = watch;
        this.counters = counters;
        this.redaction = redaction;
    }

    /** The connected socket. */
    KiteLink over(WebSocket connected) {
        socket = connected;
        return this;
    }

    boolean isClosed() {
        return isClosed;
    }

    @Override
    public void subscribe() {
        subscriptions.attach(socket::sendText);
    }

    @Override
    public void close() {
        synchronized (inbox) { // a frame in hand is decoded to its end; no later one is
            isClosed = true;
        }
        subscriptions.detach();
        socket.disconnect(WebSocketCloseCode.NORMAL, null, FAREWELL_MS);
    }

    @Override
    public void onFrame(WebSocket from, WebSocketFrame frame) {
        watch.onFrame();
    }

    @Override
    public void onBinaryMessage(WebSocket from, byte[] bytes) {
        inbox.onBinary(bytes, this, watch);
    }

    @Override
    public void onTextMessage(WebSocket from, byte[] utf8) {
        inbox.onText(utf8, redaction);
    }

    @Override
    public void onError(WebSocket from, WebSocketException cause) {
        watch.onEnd("connection lost: " + cause.getError());
    }

    @Override
    public void onDisconnected(
            WebSocket from,
            WebSocketFrame byServer,
            WebSocketFrame byUs,
            boolean isClosedByServer) {
        String code =
                byServer == null ? "without a close frame" : "with code " + byServer.getCloseCode();
        watch.onEnd("connection closed " + code);
    }

    /**
     * Something of ours threw: the link ends, loudly; ticks of a feed in an unknown state are worth nothing.
     */
    @Override
    public void handleCallbackError(WebSocket from, Throwable cause) {
        counters.add(FeedCounter.CALLBACK_FAILURES);
        LOG.error("handling a frame of Kite failed", cause);
        watch.onEnd("handling a frame failed: " + cause.getClass().getSimpleName());
    }
}
