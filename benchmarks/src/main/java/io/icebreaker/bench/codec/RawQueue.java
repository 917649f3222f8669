package io.icebreaker.bench.codec;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** A bare Chronicle Queue of our block size, a document a record: no numbers, no checksum, no gate. */
final class RawQueue implements AutoCloseable {
    private static final long BLOCK_BYTES = 16L << 20;

    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final BytesStore<?, ?> record;
    private final long length;
    private long appended;

    RawQueue(Path directory, int length) {
        this.length = length;
        queue =
                SingleChronicleQueueBuilder.binary(directory.toFile())
                        .rollCycle(RollCycles.FAST_DAILY)
                        .blockSize(BLOCK_BYTES)
                        .build();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        record = BytesStore.wrap(ByteBuffer.allocateDirect((int) length));
    }

    /** Returns how many there are. */
    long append(int count) {
        for (int n = 0; n < count; n++) {
            try (DocumentContext document = appender.writingDocument()) {
                document.wire().bytes().write(record, 0L, length);
            }
        }
        appended += count;
        return appended;
    }

    /** Throws unless all of them can be counted. */
    @Override
    public void close() {
        long counted = queue.entryCount();
        appender.close();
        queue.close();
        if (counted != appended) {
            throw new AssertionError("appended " + appended + ", counted " + counted);
        }
    }
}
