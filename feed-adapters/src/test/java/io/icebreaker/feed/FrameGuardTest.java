package io.icebreaker.feed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameGuardTest {
    private static final long LIMIT = 1_000;
    private static final byte[] HANDSHAKE =
            "HTTP/1.1 101 OK\r\nA: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private int alarms;
    private long nowNs;

    private FrameGuardTest handshake() {
        wire.writeBytes(HANDSHAKE);
        return this;
    }

    private FrameGuardTest frame(int first, int length) {
        ByteBuffer frame = ByteBuffer.allocate(length + 10).put((byte) first);
        if (length < 126) {
            frame.put((byte) length);
        } else {
            frame.put((byte) 126).putShort((short) length);
        }
        wire.write(frame.array(), 0, frame.position() + length);
        return this;
    }

    private FrameGuardTest declare(int first, long length) {
        wire.writeBytes(
                ByteBuffer.allocate(10).put((byte) first).put((byte) 127).putLong(length).array());
        return this;
    }

    /** Reads everything in pieces of random length; returns what a client would have seen. */
    private byte[] readThrough(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var seen = new ByteArrayOutputStream();
        var guard =
                new FrameGuard(
                        new ByteArrayInputStream(wire.toByteArray()),
                        new Socket(),
                        LIMIT,
                        () -> nowNs,
                        5,
                        () -> alarms++);
        byte[] buffer = new byte[64];
        while (true) {
            int count = guard.read(buffer, 0, random.nextInt(1, buffer.length));
            if (count < 0) {
                return seen.toByteArray();
            }
            seen.write(buffer, 0, count);
        }
    }

    @Test
    void passesEverythingWithinTheLimitHoweverItIsCut() throws IOException {
        handshake()
                .frame(0x82, 0)
                .frame(0x82, 1_000)
                .frame(0x02, 600)
                .frame(0x89, 100)
                .frame(0x80, 400)
                .frame(0x81, 125);
        for (int seed = 0; seed < 200; seed++) {
            assertArrayEquals(wire.toByteArray(), readThrough(seed));
        }
        assertEquals(0, alarms);
    }

    @Test
    void stopsBeforeTheClientLearnsAnAbsurdLength() {
        for (long length : new long[] {LIMIT + 1, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
            wire.reset();
            handshake().frame(0x82, 10).declare(0x82, length);
            for (int seed = 0; seed < 50; seed++) {
                int chunks = seed;
                assertThrows(IOException.class, () -> readThrough(chunks), "length " + length);
            }
        }
        assertEquals(200, alarms);
    }

    @Test
    void addsUpTheFragmentsOfAMessage() throws IOException {
        handshake().frame(0x02, 600).frame(0x00, 400).frame(0x80, 0).frame(0x82, 1_000);
        assertEquals(wire.size(), readThrough(1).length);

        frame(0x02, 600).frame(0x00, 401);
        assertThrows(IOException.class, () -> readThrough(1));
        assertEquals(1, alarms);
    }

    @Test
    void boundsTheHandshakeInBytesAndTime() {
        wire.writeBytes(new byte[20_000]);
        assertThrows(IOException.class, () -> readThrough(1));

        wire.reset();
        handshake();
        nowNs = 6;
        var late = assertThrows(IOException.class, () -> readThrough(1));
        assertTrue(late.getMessage().contains("too long"), late.getMessage());
    }
}
