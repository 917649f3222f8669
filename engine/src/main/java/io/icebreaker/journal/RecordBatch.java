package io.icebreaker.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Records gathered for one document: a batch of the ring costs one append. One thread; allocates only when
 * a record is larger than all before it.
 */
final class RecordBatch {
    private final int fullAt;
    private final CRC32C crc = new CRC32C();
    private ByteBuffer memory;
    private ByteBuffer checked;
    private UnsafeBuffer bytes;
    private BytesStore<?, ?> store;
    private int end = JournalFormat.BATCH_HEADER;
    private int last;
    private int count;
    private MappedFile file;

    /** A batch that calls itself full at {@code fullAt} bytes. */
    RecordBatch(int fullAt) {
        this.fullAt = fullAt;
        allocate(2 * fullAt);
    }

    private void allocate(int capacity) {
        ByteBuffer old = memory;
        memory = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
        if (old != null) {
            memory.put(0, old, 0, end);
        }
        checked = memory.duplicate();
        bytes = new UnsafeBuffer(memory);
        store = BytesStore.wrap(memory);
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean isFull() {
        return end >= fullAt;
    }

    /** Room for a payload; returns its offset in {@link #bytes()}, to be filled before {@link #seal}. */
    int begin(long sequence, int type, int payloadLength) {
        int needed = end + JournalFormat.PAYLOAD + JournalFormat.padded(payloadLength);
        if (needed > memory.capacity()) {
            allocate(2 * needed);
        }
        bytes.putLong(end + JournalFormat.SEQUENCE, sequence);
        bytes.putInt(end + JournalFormat.TYPE, type);
        bytes.putInt(end + JournalFormat.LENGTH, payloadLength);
        bytes.putInt(end + JournalFormat.CRC + Integer.BYTES, 0);
        return end + JournalFormat.PAYLOAD;
    }

    /** The payload of the record begun last takes less than it was given room for. */
    void shorten(int payloadLength) {
        bytes.putInt(end + JournalFormat.LENGTH, payloadLength);
    }

    UnsafeBuffer bytes() {
        return bytes;
    }

    /** A copy of the record at {@code at} of another batch. */
    void add(RecordBatch other, int at) {
        int length = other.bytes.getInt(at + JournalFormat.LENGTH);
        int type = other.bytes.getInt(at + JournalFormat.TYPE);
        int payload = begin(other.sequence(at), type, length);
        bytes.putBytes(payload, other.bytes, at + JournalFormat.PAYLOAD, length);
        seal();
    }

    /** Offset of the first record. */
    int first() {
        return JournalFormat.BATCH_HEADER;
    }

    /** Offset of the record behind the one at {@code at}. */
    int next(int at) {
        return at
                + JournalFormat.PAYLOAD
                + JournalFormat.padded(bytes.getInt(at + JournalFormat.LENGTH));
    }

    /** Behind the last record. */
    int end() {
        return end;
    }

    int count() {
        return count;
    }

    long sequence(int at) {
        return bytes.getLong(at + JournalFormat.SEQUENCE);
    }

    int type(int at) {
        return bytes.getInt(at + JournalFormat.TYPE);
    }

    /** A word of a record whose payload is longs. */
    long word(int at, int index) {
        return bytes.getLong(at + JournalFormat.PAYLOAD + index * Long.BYTES);
    }

    /** Of the record added last. */
    long lastSequence() {
        return sequence(last);
    }

    /** The record begun last is complete. */
    void seal() {
        int length = bytes.getInt(end + JournalFormat.LENGTH);
        crc.reset();
        update(end, JournalFormat.CHECKED_HEADER);
        update(end + JournalFormat.PAYLOAD, length);
        last = end;
        bytes.putInt(end + JournalFormat.CRC, (int) crc.getValue());
        end += JournalFormat.PAYLOAD + JournalFormat.padded(length);
        count++;
    }

    private void update(int from, int length) {
        checked.limit(from + length).position(from);
        crc.update(checked);
    }

    /**
     * Appends the records as one document and empties the batch; returns where the document ends in its
     * file. When it throws, the batch is as it was and no half of it can be read.
     */
    long appendTo(ExcerptAppender appender) {
        long position;
        bytes.putInt(JournalFormat.COUNT, count);
        bytes.putInt(JournalFormat.COUNT + Integer.BYTES, 0);
        try (DocumentContext document = appender.writingDocument()) {
            boolean complete = false;
            try {
                document.wire().bytes().write(store, 0L, (long) end);
                position = document.wire().bytes().writePosition();
                file = document.wire().bytes() instanceof MappedBytes it ? it.mappedFile() : null;
                complete = true;
            } finally {
                if (!complete) {
                    document.rollbackOnClose();
                }
            }
        }
        clear();
        return position;
    }

    /** The file that the last document went to; null before it. */
    MappedFile file() {
        return file;
    }

    void clear() {
        end = JournalFormat.BATCH_HEADER;
        count = 0;
    }
}
