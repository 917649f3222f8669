package io.icebreaker.feed.sim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
 * The socket under {@link SimServer}: handshakes, frames, resets; everything it decides is asked of the
 * server.
 */
final class SimSocket extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(SimSocket.class);
    private static final int WORKERS = 1;
    private static final int STOP_MS = 1_000;
    private static final int START_SECONDS = 10;
    private static final long REMIND_MS = 20;

    private final SimServer server;
    private final CountDownLatch started = new CountDownLatch(1);
    private final ScheduledExecutorService reminder =
            Executors.newSingleThreadScheduledExecutor(SimSocket::daemon);
    private volatile Exception failure;

    SimSocket(InetSocketAddress address, SimServer server) {
        super(address, WORKERS, List.of(new RefusingDraft()));
        this.server = server;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "simulator-reminder");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts, and returns when the port is known. */
    void listen() throws IOException {
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
        reminder.scheduleWithFixedDelay(this::remind, REMIND_MS, REMIND_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Java-WebSocket (1.6, WebSocketServer.doWrite) forgets now and then that there is something to write:
     * done with one message, its thread takes back its interest just when another has stated it for the
     * next, which then waits until one more follows. One that is being closed may refuse: the others are
     * reminded all the same, now and later.
     */
    private void remind() {
        for (WebSocket client : getConnections()) {
            try {
                if (!((WebSocketImpl) client).outQueue.isEmpty()) {
                    onWriteDemand(client);
                }
            } catch (RuntimeException closing) {
                LOG.debug("{} is not reminded: {}", client, closing.toString());
            }
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
        SimRefusal refusal = server.judge(client, SimHandshake.of(handshake));
        if (refusal != null) {
            answer.setHttpStatus((short) refusal.status());
            refusal.headers().forEach(answer::put);
            client.setAttachment(refusal);
        }
        return answer;
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake handshake) {
        if (client.getAttachment() != null) {
            ((WebSocketImpl) client).flushAndClose(1006, "refused", false);
            return;
        }
        server.onOpen(client);
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {
        server.onClose(client);
    }

    @Override
    public void onMessage(WebSocket client, String text) {
        server.onText(client, text);
    }

    @Override
    public void onMessage(WebSocket client, ByteBuffer bytes) {
        server.onBinary(client, bytes);
    }

    @Override
    public void onWebsocketPing(WebSocket client, Framedata ping) {
        server.onPing(client);
        if (server.speaks()) {
            super.onWebsocketPing(client, ping);
        }
    }

    @Override
    public void onWebsocketPong(WebSocket client, Framedata pong) {
        server.onPong(client);
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
    static void reset(WebSocket client) {
        try {
            if (((WebSocketImpl) client).getChannel() instanceof SocketChannel channel) {
                channel.socket().setSoLinger(true, 0);
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("reset of a connection already gone: {}", e.toString());
        }
        client.closeConnection(1006, "reset");
    }

    void shutDown() {
        reminder.shutdownNow();
        try {
            stop(STOP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
