package io.icebreaker.feed;

import com.neovisionaries.ws.client.ThreadType;
import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketAdapter;
import com.neovisionaries.ws.client.WebSocketCloseCode;
import com.neovisionaries.ws.client.WebSocketException;
import com.neovisionaries.ws.client.WebSocketFrame;
import com.neovisionaries.ws.client.WebSocketState;
import io.icebreaker.os.TimeSlices;
import io.icebreaker.telemetry.AllocationWatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket connection: passes frames to the inbox and signs of life to the watch, sends what the wire
 * says and what keeps the link up. Callbacks run on the socket's thread.
 */
final class SocketLink extends WebSocketAdapter implements FeedLink, WireLink {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

    /** The socket is closed when the other side has not answered our farewell by then. */
    private static final long FAREWELL_MS = 300;

    /** A refused subscription is said once a link, so many times; the counter goes on. */
    private static final int REFUSALS_TOLD = 10;

    private final SocketFeed.Parts parts;
    private final Handshake handshake;
    private final LinkWatch watch;
    private final NanoClock clock;
    private final List<Runnable> held = new ArrayList<>();
    private final CountDownLatch gone = new CountDownLatch(1);
    private WebSocket socket;
    private boolean isRunning;
    private volatile boolean isClosed;
    private long lastBeatNs;
    private long lastPingNs;
    private int refusals;

    SocketLink(SocketFeed.Parts parts, Handshake handshake, LinkWatch watch) {
        this.parts = parts;
        this.handshake = handshake;
        this.watch = watch;
        clock = parts.setup().clocks().monotonic();
        lastBeatNs = clock.nanoTime();
        lastPingNs = lastBeatNs;
    }

    /** The library's threads run: what the wire said meanwhile goes out. */
    SocketLink over(WebSocket connected) {
        synchronized (parts.lock()) {
            socket = connected;
            isRunning = true;
            held.forEach(Runnable::run);
            held.clear();
        }
        return this;
    }

    boolean isClosed() {
        return isClosed;
    }

    // ---- as the session sees it

    @Override
    public void subscribe() {
        parts.subscriptions().attach(this);
        parts.check().begin();
        parts.subscriptions().sendDue();
    }

    @Override
    public void pulse() {
        long nowNs = clock.nanoTime();
        long everyNs = parts.wire().heartbeatEveryNs();
        if (everyNs > 0 && nowNs - lastBeatNs >= everyNs) {
            lastBeatNs = nowNs;
            parts.counters().add(FeedCounter.CLIENT_HEARTBEATS);
            sendText(parts.wire().heartbeatText());
        }
        long pingNs = parts.wire().pingAfterNs();
        if (pingNs > 0 && watch.sinceFrameNs() >= pingNs && nowNs - lastPingNs >= pingNs) {
            lastPingNs = nowNs;
            socket.sendPing();
        }
        if (parts.subscriptions().takeNews()) {
            parts.check().begin();
        }
        if (parts.subscriptions().sendDue()) {
            parts.check().look();
        }
    }

    @Override
    public void close() {
        synchronized (parts.lock()) { // a frame in hand is read to its end; no later one is
            isClosed = true;
            parts.subscriptions().detach();
            parts.wire().closed();
        }
        if (gone.getCount() > 0) {
            socket.sendClose(WebSocketCloseCode.NORMAL);
            var farewell = new Thread(this::closeAfterFarewell, "farewell-" + parts.name());
            farewell.setDaemon(true);
            farewell.start();
        }
    }

    /**
     * Not by the library's {@code disconnect}: when its reading thread has just ended, that leaves a timer's
     * thread behind for as long as no collection runs.
     */
    private void closeAfterFarewell() {
        try {
            if (!gone.await(FAREWELL_MS, TimeUnit.MILLISECONDS)) {
                socket.getSocket().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("feed {}: closing a socket failed", parts.name(), e);
        }
    }

    // ---- as the wire uses it

    @Override
    public void sendText(String text) {
        send(() -> socket.sendText(text));
    }

    @Override
    public void sendBinary(byte[] bytes) {
        send(() -> socket.sendBinary(bytes));
    }

    private void send(Runnable message) {
        synchronized (parts.lock()) {
            if (isRunning && !isClosed) {
                message.run();
            } else if (!isClosed) {
                held.add(message);
            }
        }
    }

    @Override
    public void loggedIn() {
        watch.onLoggedIn();
        parts.wake().run();
    }

    @Override
    public void acknowledged(String segment, long token) {
        synchronized (parts.lock()) {
            if (!isClosed) {
                parts.subscriptions().onAcknowledged(segment, token);
            }
        }
    }

    @Override
    public void refused(String segment, long token, String reason) {
        count(FeedCounter.REFUSED_SUBSCRIPTIONS);
        if (refusals++ < REFUSALS_TOLD) {
            LOG.warn("feed {}: {} {} refused: {}", parts.name(), segment, token, redact(reason));
        }
    }

    @Override
    public void end(String reason) {
        finish(LinkWatch.End.LOST, reason);
    }

    @Override
    public void tokenRefused(String reason) {
        finish(LinkWatch.End.TOKEN, reason);
    }

    @Override
    public void noSlot(String reason) {
        finish(LinkWatch.End.NO_SLOT, reason);
    }

    @Override
    public void stop(String reason) {
        finish(LinkWatch.End.STOPPED, reason);
    }

    private void finish(LinkWatch.End how, String reason) {
        watch.onEnd(how, redact(reason));
        parts.wake().run();
    }

    @Override
    public void count(FeedCounter counter) {
        parts.counters().add(counter);
    }

    @Override
    public String redact(String text) {
        return handshake.redact(text);
    }

    // ---- as the library calls it

    /** By its name the reading thread is told in dumps, and what it allocates is told to its feed. */
    @Override
    public void onThreadCreated(WebSocket of, ThreadType type, Thread thread) {
        if (type == ThreadType.READING_THREAD) {
            thread.setName(AllocationWatch.SOCKET + parts.name());
        }
    }

    /** What comes is read at once: decoding and publishing are this thread's. */
    @Override
    public void onThreadStarted(WebSocket of, ThreadType type, Thread thread) {
        if (type == ThreadType.READING_THREAD) {
            TimeSlices.shorten();
        }
    }

    /** The handshake is through and no frame has been read yet: the wire begins here. */
    @Override
    public void onStateChanged(WebSocket of, WebSocketState state) {
        if (state == WebSocketState.OPEN) {
            synchronized (parts.lock()) {
                parts.wire().opened(this);
            }
        }
    }

    @Override
    public void onFrame(WebSocket from, WebSocketFrame frame) {
        watch.onFrame();
    }

    @Override
    public void onBinaryMessage(WebSocket from, byte[] bytes) {
        parts.inbox().onBinary(bytes, this, watch);
    }

    @Override
    public void onTextMessage(WebSocket from, byte[] utf8) {
        parts.inbox().onText(utf8, this, watch);
    }

    @Override
    public void onError(WebSocket from, WebSocketException cause) {
        end("connection lost: " + cause.getError());
    }

    @Override
    public void onDisconnected(
            WebSocket from,
            WebSocketFrame byServer,
            WebSocketFrame byUs,
            boolean isClosedByServer) {
        gone.countDown();
        if (byServer != null) {
            synchronized (
                    parts.lock()) { // though we may have closed it for a failed write meanwhile
                parts.wire().onFarewell(byServer.getCloseCode());
            }
        }
        String code =
                byServer == null ? "without a close frame" : "with code " + byServer.getCloseCode();
        end("connection closed " + code);
    }

    /**
     * Something of ours threw: the link ends, loudly; ticks of a feed in an unknown state are worth
     * nothing.
     */
    @Override
    public void handleCallbackError(WebSocket from, Throwable cause) {
        count(FeedCounter.CALLBACK_FAILURES);
        LOG.error("feed {}: handling a frame failed", parts.name(), cause);
        end("handling a frame failed: " + cause.getClass().getSimpleName());
    }
}
