package io.icebreaker.feed.kite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.net.ServerSocketFactory;

/**
 * A WebSocket server by hand: shakes hands, sends given bytes, and waits for the client to go. It can say
 * what no library would.
 */
final class RawServer implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server;
    private final byte[] script;
    private volatile String request = "";

    RawServer(ServerSocketFactory factory, byte[] script) throws IOException {
        this.script = script;
        server = factory.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** The last request's head. */
    String request() {
        return request;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client.getInputStream(), client.getOutputStream());
            } catch (IOException clientWentOrServerClosed) {
                continue;
            }
        }
    }

    private void converse(InputStream in, OutputStream out) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            head.write(octet);
        }
        request = head.toString(StandardCharsets.US_ASCII);
        String key = request.replaceFirst("(?s).*Sec-WebSocket-Key: *([^\r]+).*", "$1");
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                                + accept(key)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(script);
        out.flush();
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1")
                            .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
