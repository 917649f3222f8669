package io.icebreaker.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import org.agrona.concurrent.NanoClock;

/**
 * Reads along with a WebSocket client and stops it before it believes an absurd length. The client library
 * allocates whatever a frame's header declares, up to 2 GiB, and joins fragments without a limit; here every
 * header is parsed (RFC 6455, 5.2) while its bytes pass, and the read that would complete an excessive one
 * throws instead of returning. So the library never sees the length and never allocates for it. The opening
 * handshake is bounded too, in bytes and in time.
 *
 * <p>One thread, the socket's reader. Allocates nothing per read.
 */
final class FrameGuard extends InputStream {
    private static final int MAX_HANDSHAKE_LENGTH = 16 * 1024;
    private static final int END_OF_HEADERS = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final int FIN = 0x80;
    private static final int CONTROL = 0x08;
    private static final int MASKED = 0x80;
    private static final int LENGTH_BITS = 0x7f;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MASK_LENGTH = 4;

    private final InputStream in;
    private final Socket socket;
    private final long limit;
    private final NanoClock clock;
    private final long handshakeEndNs;
    private final Runnable onOversized;

    private boolean isOpen;
    private int handshakeLength;
    private int lastFour;

    private int first;
    private int headerRead;
    private int headerLength = 2;
    private boolean isMasked;
    private long declared;
    private long payloadLeft;
    private long messageLength;

    /**
     * Wraps a socket's stream.
     *
     * @param socket whose read time-out ends with the handshake: from then on the session watches
     * @param limit longest message, bytes
     * @param handshakeEndNs when the handshake must be over, by {@code clock}
     * @param onOversized told once before the exception
     */
    FrameGuard(
            InputStream in,
            Socket socket,
            long limit,
            NanoClock clock,
            long handshakeEndNs,
            Runnable onOversized) {
        this.in = in;
        this.socket = socket;
        this.limit = limit;
        this.clock = clock;
        this.handshakeEndNs = handshakeEndNs;
        this.onOversized = onOversized;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        int at = offset;
        while (at < offset + count) {
            at = isOpen ? passFrame(bytes, at, offset + count) : passHandshake(bytes, at);
        }
        return count;
    }

    private int passHandshake(byte[] bytes, int at) throws IOException {
        lastFour = lastFour << 8 | bytes[at] & 0xff;
        if (lastFour == END_OF_HEADERS) {
            isOpen = true;
            socket.setSoTimeout(0);
        }
        if (++handshakeLength > MAX_HANDSHAKE_LENGTH) {
            throw new IOException("handshake longer than " + MAX_HANDSHAKE_LENGTH + " bytes");
        }
        if (clock.nanoTime() - handshakeEndNs > 0) {
            throw new IOException("handshake took too long");
        }
        return at + 1;
    }

    private int passFrame(byte[] bytes, int at, int end) throws IOException {
        if (payloadLeft > 0) {
            int passed = (int) Math.min(payloadLeft, end - at);
            payloadLeft -= passed;
            return at + passed;
        }
        passHeader(bytes[at] & 0xff);
        return at + 1;
    }

    private void passHeader(int octet) throws IOException {
        if (headerRead == 0) {
            first = octet;
            declared = 0;
        } else if (headerRead == 1) {
            int length = octet & LENGTH_BITS;
            isMasked = (octet & MASKED) != 0;
            int extended = length == LENGTH_16 ? Short.BYTES : length == LENGTH_64 ? Long.BYTES : 0;
            declared = extended == 0 ? length : 0;
            headerLength = 2 + extended;
        } else {
            declared = declared << 8 | octet;
        }
        headerRead++;
        if (headerRead >= 2 && headerRead == headerLength) {
            headerRead = 0;
            headerLength = 2;
            begin();
        }
    }

    private void begin() throws IOException {
        boolean isControl = (first & CONTROL) != 0;
        long before = isControl ? 0 : messageLength;
        if (declared < 0 || declared > limit - before) {
            onOversized.run();
            throw new IOException(
                    "message of "
                            + (before + declared)
                            + " bytes, more than the limit of "
                            + limit);
        }
        if (!isControl) {
            messageLength = (first & FIN) != 0 ? 0 : before + declared;
        }
        payloadLeft = declared + (isMasked ? MASK_LENGTH : 0);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
