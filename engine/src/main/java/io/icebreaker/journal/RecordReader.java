package io.icebreaker.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads the records of a queue one by one, checking each. One thread at a time. */
final class RecordReader implements AutoCloseable {
    private static final int FIRST_CAPACITY = 64 << 10;

    private final String what;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer mapped = new UnsafeBuffer(0, 0);
    private ByteBuffer memory;
    private UnsafeBuffer bytes;
    private int left;
    private int at;
    private int next;
    private int end;
    private long index;

    /** Reads from the queue's beginning; {@code what} names it in messages. Closes the queue when closed. */
    RecordReader(String what, ChronicleQueue queue) {
        this.what = what;
        this.queue = queue;
        this.tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
        allocate(FIRST_CAPACITY);
    }

    private void allocate(int capacity) {
        memory = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
        bytes = new UnsafeBuffer(memory);
    }

    /** Steps to the next record; false at the end of what is written so far. */
    boolean next() throws JournalException {
        while (left == 0) {
            if (!readBatch()) {
                return false;
            }
        }
        at = next;
        left--;
        check();
        next = at + JournalFormat.PAYLOAD + JournalFormat.padded(length());
        return true;
    }

    private boolean readBatch() throws JournalException {
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                return false;
            }
            copy(document);
        }
        left = end < JournalFormat.BATCH_HEADER ? 0 : bytes.getInt(JournalFormat.COUNT);
        next = JournalFormat.BATCH_HEADER;
        if (left <= 0) {
            throw damaged("a document without records");
        }
        return true;
    }

    private void copy(DocumentContext document) {
        Bytes<?> source = document.wire().bytes();
        index = document.index();
        end = (int) source.readRemaining();
        if (end > memory.capacity()) {
            allocate(2 * end);
        }
        mapped.wrap(source.addressForRead(source.readPosition()), end);
        bytes.putBytes(0, mapped, 0, end);
    }

    private void check() throws JournalException {
        if (at + JournalFormat.PAYLOAD > end
                || length() < 0
                || length() > end - at - JournalFormat.PAYLOAD) {
            throw damaged("a record that runs past its document");
        }
        crc.reset();
        update(at, JournalFormat.CHECKED_HEADER);
        update(payload(), length());
        if ((int) crc.getValue() != bytes.getInt(at + JournalFormat.CRC)) {
            throw damaged("a wrong checksum");
        }
    }

    private void update(int from, int length) {
        memory.limit(from + length).position(from);
        crc.update(memory);
        memory.clear();
    }

    /** Says where the damage is and what was read before it. */
    JournalException damaged(String how) {
        return JournalException.damage(
                what
                        + " is damaged: "
                        + how
                        + " at sequence "
                        + (at == 0 ? "?" : sequence())
                        + ", queue index 0x"
                        + Long.toHexString(index)
                        + "; what lies before it is sound");
    }

    long sequence() {
        return bytes.getLong(at + JournalFormat.SEQUENCE);
    }

    int type() {
        return bytes.getInt(at + JournalFormat.TYPE);
    }

    int length() {
        return bytes.getInt(at + JournalFormat.LENGTH);
    }

    UnsafeBuffer bytes() {
        return bytes;
    }

    int payload() {
        return at + JournalFormat.PAYLOAD;
    }

    /** Sequence of the last record written, 0 for an empty queue. Reads only the last document. */
    static long lastSequence(String what, ChronicleQueue queue) throws JournalException {
        var reader = new RecordReader(what, queue);
        reader.tailer.direction(TailerDirection.BACKWARD).toEnd();
        long last = 0;
        if (reader.readBatch()) {
            while (reader.left > 0 && reader.next()) {
                last = reader.sequence();
            }
        }
        reader.tailer.close();
        return last;
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }
}
