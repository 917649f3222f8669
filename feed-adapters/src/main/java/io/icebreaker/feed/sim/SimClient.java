package io.icebreaker.feed.sim;

import java.nio.ByteBuffer;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/**
 * One client of a simulated broker. What is sent obeys the lasting fault: ticks go out only while all is
 * well, all else unless the server is silent. A client that does not read is dropped when {@link
 * SimBroker#maxUnsent} frames wait, as real servers do. Used under the server's lock.
 */
public final class SimClient {
    private final WebSocket socket;
    private final SimServer server;
    private boolean isStuck;

    SimClient(WebSocket socket, SimServer server) {
        this.socket = socket;
        this.server = server;
    }

    /** Sends market data, unless that is stalled. */
    public void tick(ByteBuffer frame) {
        if (server.sendsTicks()) {
            send(() -> socket.send(frame));
        }
    }

    /** Sends market data, unless that is stalled. */
    public void tick(String text) {
        if (server.sendsTicks()) {
            send(() -> socket.send(text));
        }
    }

    /** Sends a heartbeat, an acknowledgement, an error, an order, unless the server is silent. */
    public void say(ByteBuffer frame) {
        if (server.speaks()) {
            send(() -> socket.send(frame));
        }
    }

    /** Sends a heartbeat, an acknowledgement, an error, an order, unless the server is silent. */
    public void say(String text) {
        if (server.speaks()) {
            send(() -> socket.send(text));
        }
    }

    private void send(Runnable message) {
        isStuck |= ((WebSocketImpl) socket).outQueue.size() >= server.maxUnsent();
        if (!isStuck && socket.isOpen()) {
            try {
                message.run();
            } catch (WebsocketNotConnectedException e) {
                isStuck = true;
            }
        }
    }

    /** Ends the connection with a close frame, once this call is over. */
    public void close(int code, String reason) {
        server.later(() -> socket.close(code, reason));
    }

    /** Ends the connection without a farewell, once this call is over. */
    public void drop() {
        server.later(() -> socket.closeConnection(1006, "dropped"));
    }

    boolean isStuck() {
        return isStuck;
    }
}
