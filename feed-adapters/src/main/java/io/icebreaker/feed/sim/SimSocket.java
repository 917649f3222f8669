package io.icebreaker.feed.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket server under a broker's simulator, on loopback: handshakes, frames, resets; everything it
 * decides is asked of its owner, on the socket's threads.
 */
public final class SimSocket extends WebSocketServer {
    /** The simulator. Called on the socket's threads. */
    public interface Owner {
        /** The refusal of a handshake, or null for one that is accepted and takes its place at once. */
        SimRefusal judge(WebSocket client, ClientHandshake handshake);

        /** An accepted client is connected. */
        void opened(WebSocket client);

        void closed(WebSocket client);

        void onText(WebSocket client, String text);

        default void onBinary(WebSocket client, ByteBuffer bytes) {}

        /** A control ping came, whether or not it is answered. */
        default void onPing(WebSocket client) {}

        /** Whether nothing is to be answered any more, not even a control ping. */
        boolean isSilent();

        /** How long a handshake waits for its answer, ns. */
        default long handshakeDelayNs() {
            return 0;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(SimSocket.class);

    /** The close code of a connection that ended without a farewell (RFC 6455, 7.1.5). */
    public static final int ABNORMAL = 1006;

    private static final int WORKERS = 1;
    private static final int STOP_MS = 1_000;
    private static final int START_SECONDS = 10;

    private final Owner owner;
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile Exception failure;

    /** A server for a loopback port, 0 for any free one; {@link #listen} opens it. */
    public SimSocket(int port, Owner owner) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                WORKERS,
                List.of(new RefusingDraft()));
        this.owner = owner;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    /** Starts, and returns when the port is known. */
    public void listen() throws IOException {
        start();
        try {
            if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("simulator did not start within " + START_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the simulator started", e);
        }
        if (failure != null) {
            throw new IOException("cannot listen on " + getAddress(), failure);
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket client, Draft draft, ClientHandshake handshake) throws InvalidDataException {
        ServerHandshakeBuilder answer =
                super.onWebsocketHandshakeReceivedAsServer(client, draft, handshake);
        LockSupport.parkNanos(owner.handshakeDelayNs());
        SimRefusal refusal = owner.judge(client, handshake);
        if (refusal != null) {
            RefusingDraft.refuse(answer, refusal);
            client.setAttachment(refusal);
        }
        return answer;
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        if (client.getAttachment() instanceof SimRefusal) {
            ((WebSocketImpl) client).flushAndClose(ABNORMAL, "refused", false);
            return;
        }
        owner.opened(client);
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {
        owner.closed(client);
    }

    @Override
    public void onMessage(WebSocket client, String text) {
        owner.onText(client, text);
    }

    @Override
    public void onMessage(WebSocket client, ByteBuffer bytes) {
        owner.onBinary(client, bytes);
    }

    @Override
    public void onWebsocketPing(WebSocket client, Framedata ping) {
        owner.onPing(client);
        if (!owner.isSilent()) {
            super.onWebsocketPing(client, ping);
        }
    }

    @Override
    public void onError(WebSocket client, Exception e) {
        if (client == null && started.getCount() > 0) {
            failure = e;
            started.countDown();
        } else {
            LOG.debug("simulator connection failed: {}", e.toString());
        }
    }

    /** Closes with a zero linger, which makes TCP send RST instead of FIN. */
    public static void reset(WebSocket client) {
        try {
            if (((WebSocketImpl) client).getChannel() instanceof SocketChannel channel) {
                channel.socket().setSoLinger(true, 0);
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("reset of a connection already gone: {}", e.toString());
        }
        client.closeConnection(ABNORMAL, "reset");
    }

    /** Frames a client has been sent and not taken: one that does not read is to be dropped. */
    public static int unsent(WebSocket client) {
        return ((WebSocketImpl) client).outQueue.size();
    }

    /** Ends connections and threads. */
    public void shutDown() {
        try {
            stop(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
