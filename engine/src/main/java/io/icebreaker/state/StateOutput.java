package io.icebreaker.state;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Numbers and texts into a stream, little-endian, through a buffer. One owner; {@link #flush} at the end. */
final class StateOutput {
    private static final int BUFFER_BYTES = 64 << 10;

    private final OutputStream stream;
    private final ByteBuffer buffer =
            ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    StateOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** The buffer with room for so many bytes, at most 64 KiB; whoever puts advances it. */
    ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    void flush() throws IOException {
        stream.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    void putByte(int value) throws IOException {
        room(1).put((byte) value);
    }

    void putLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    /** A number from 0 on, seven bits a byte. */
    void putCount(int value) throws IOException {
        ByteBuffer to = room(5);
        int left = value;
        while (left >>> 7 != 0) {
            to.put((byte) (left | 0x80));
            left >>>= 7;
        }
        to.put((byte) left);
    }

    void putText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putCount(bytes.length);
        flush();
        stream.write(bytes);
    }
}
