package io.icebreaker.feed;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.agrona.concurrent.NanoClock;

/**
 * Makes the guarded sockets of one connection. It is an SSLSocketFactory because the WebSocket library asks
 * for one when the URL is secure; it only ever calls {@link #createSocket()}.
 */
public final class GuardedSocketFactory extends SSLSocketFactory {
    private final String host;
    private final SSLSocketFactory tls;
    private final long limit;
    private final NanoClock clock;
    private final long handshakeEndNs;
    private final Runnable onOversized;

    /**
     * Settings of one connection.
     *
     * @param host whose certificate is to be shown
     * @param tls null for a connection in the clear
     * @param limit longest message, bytes
     * @param handshakeEndNs when the opening handshake must be over, by {@code clock}
     * @param onOversized told on the reading thread when a longer message was refused
     */
    public GuardedSocketFactory(
            String host,
            SSLSocketFactory tls,
            long limit,
            NanoClock clock,
            long handshakeEndNs,
            Runnable onOversized) {
        this.host = host;
        this.tls = tls;
        this.limit = limit;
        this.clock = clock;
        this.handshakeEndNs = handshakeEndNs;
        this.onOversized = onOversized;
    }

    String host() {
        return host;
    }

    SSLSocketFactory tls() {
        return tls;
    }

    InputStream guard(InputStream in, Socket socket) {
        return new FrameGuard(in, socket, limit, clock, handshakeEndNs, onOversized);
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(this);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls == null ? new String[0] : tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls == null ? new String[0] : tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket under, String toHost, int port, boolean autoClose) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String toHost, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(String toHost, int port, InetAddress from, int fromPort) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress to, int port) {
        throw unsupported();
    }

    @Override
    public Socket createSocket(InetAddress to, int port, InetAddress from, int fromPort) {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("guarded sockets are made unconnected");
    }
}
