package io.icebreaker.state;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateOutput} wrote. One owner. */
final class StateInput {
    private static final int BUFFER_BYTES = 64 << 10;

    /** No text of a graph is that long. */
    private static final int MAX_TEXT_BYTES = 1 << 24;

    private final InputStream stream;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

    StateInput(InputStream stream) {
        this.stream = stream;
    }

    /** The buffer with at least so many bytes in it, at most 64 KiB; whoever takes them advances it. */
    ByteBuffer have(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            buffer.compact();
            while (buffer.position() < bytes) {
                int read = stream.read(buffer.array(), buffer.position(), buffer.remaining());
                if (read < 0) {
                    throw new EOFException("the state ends too early");
                }
                buffer.position(buffer.position() + read);
            }
            buffer.flip();
        }
        return buffer;
    }

    int takeByte() throws IOException {
        return have(1).get();
    }

    long takeLong() throws IOException {
        return have(Long.BYTES).getLong();
    }

    int takeCount() throws IOException {
        int value = 0;
        int shift = 0;
        int part;
        do {
            part = takeByte();
            value |= (part & 0x7f) << shift;
            shift += 7;
        } while (part < 0 && shift < 35);
        return value;
    }

    String takeText() throws IOException {
        int length = takeCount();
        if (length < 0 || length > MAX_TEXT_BYTES) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; ) {
            int part = Math.min(length - at, BUFFER_BYTES);
            have(part).get(bytes, at, part);
            at += part;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
