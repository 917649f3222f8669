package io.icebreaker.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A socket whose input passes a {@link FrameGuard}, in the clear or over TLS. The WebSocket library verifies
 * host names only on sockets it knows to be TLS, so the verification (RFC 2818) is switched on here, before
 * the handshake.
 */
final class GuardedSocket extends Socket {
    private final GuardedSocketFactory settings;
    private final Socket raw = new Socket();
    private volatile Socket open = raw;
    private InputStream guarded;

    GuardedSocket(GuardedSocketFactory settings) {
        this.settings = settings;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMs) throws IOException {
        raw.connect(endpoint, timeoutMs);
        raw.setTcpNoDelay(true);
        raw.setSoTimeout(timeoutMs);
        if (settings.tls() != null) {
            open = secure(settings.tls(), (InetSocketAddress) endpoint);
        }
        guarded = settings.guard(open.getInputStream(), raw);
    }

    private Socket secure(SSLSocketFactory tls, InetSocketAddress endpoint) throws IOException {
        var secure = (SSLSocket) tls.createSocket(raw, settings.host(), endpoint.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    @Override
    public InputStream getInputStream() {
        return guarded;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return open.getOutputStream();
    }

    @Override
    public void setSoTimeout(int timeoutMs) throws SocketException {
        raw.setSoTimeout(timeoutMs);
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        raw.setTcpNoDelay(on);
    }

    @Override
    public InetAddress getInetAddress() {
        return raw.getInetAddress();
    }

    @Override
    public int getPort() {
        return raw.getPort();
    }

    @Override
    public boolean isConnected() {
        return raw.isConnected();
    }

    @Override
    public boolean isClosed() {
        return raw.isClosed();
    }

    /** Closes the connection underneath at once: a TLS farewell would wait for a peer that may be gone. */
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
