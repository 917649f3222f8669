package io.icebreaker.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bit of the first bytes of a journal's file, wrong: told as damage or of no account, whatever the
 * queue's library throws, which is not always declared.
 */
class HeadDamageTest {
    private static final int EVENTS = 20;
    private static final int BYTES = 64;

    @TempDir Path path;
    private Path file;

    @Test
    void everyBitOfTheHeadIsToldOrHarmless() throws Exception {
        Written.of(path, EVENTS);
        file = QueueFiles.data(path.resolve("input")).get(0);
        int told = 0;
        for (int bit = 0; bit < BYTES * Byte.SIZE; bit++) {
            flip(bit);
            told += isTold(bit) ? 1 : 0;
            flip(bit);
        }
        assertTrue(told > 0, "no flip was told");
        assertEquals(EVENTS, read());
    }

    private boolean isTold(int bit) {
        try {
            assertEquals(EVENTS, read(), "bit " + bit);
            return false;
        } catch (JournalException damage) {
            assertTrue(damage.isDamage(), "bit " + bit + ": " + damage.getMessage());
            return true;
        }
    }

    private int read() throws JournalException {
        int events = 0;
        try (var reader = new JournalReader(JournalDirectory.forReading(path))) {
            while (reader.next()) {
                assertEquals(++events, reader.sequence());
            }
        }
        return events;
    }

    private void flip(int bit) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, bit / Byte.SIZE);
            one.put(0, (byte) (one.get(0) ^ 1 << bit % Byte.SIZE)).rewind();
            channel.write(one, bit / Byte.SIZE);
        }
    }
}
