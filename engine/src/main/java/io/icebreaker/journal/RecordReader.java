package io.icebreaker.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.TailerDirection;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/** Reads the records of a queue one by one, checking each. One thread at a time. */
final class RecordReader implements AutoCloseable {
    private static final int FIRST_CAPACITY = 64 << 10;

    /** A whole ring of packets, several times over: no batch of ours is that long. */
    private static final long MAX_DOCUMENT_BYTES = 256L << 20;

    private static final int PART_BYTES = 4 << 10;

    private final String what;
    private final ChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer part = new UnsafeBuffer(0, 0);
    private final boolean isForward;
    private ByteBuffer memory;
    private UnsafeBuffer bytes;
    private int left;
    private int at;
    private int next;
    private int end;
    private int inDocument;
    private long index;
    private long fileOffset;
    private boolean isBetween;
    private boolean isSound;
    private long sequenceRead;

    /** Reads from the queue's beginning; {@code what} names it in messages. Closes the queue when closed. */
    RecordReader(String what, ChronicleQueue queue) {
        this(what, queue, true);
    }

    private RecordReader(String what, ChronicleQueue queue, boolean isForward) {
        this.what = what;
        this.isForward = isForward;
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
        isSound = false;
        inDocument++;
        check();
        sequenceRead = sequence();
        isSound = true;
        next = at + JournalFormat.PAYLOAD + JournalFormat.padded(length());
        return true;
    }

    /** Goes to the document at a queue index; false when there is none. {@link #next} reads from there on. */
    boolean moveTo(long queueIndex) {
        left = 0;
        at = 0;
        return tailer.moveToIndex(queueIndex);
    }

    /** Queue index of the document that holds the record in hand. */
    long index() {
        return index;
    }

    /** How many records of that document have been read, the one in hand included. */
    int inDocument() {
        return inDocument;
    }

    /** The queue, for who looks for a place in it. */
    ChronicleQueue queue() {
        return queue;
    }

    private boolean readBatch() throws JournalException {
        if (!readDocument()) {
            return false;
        }
        left = end < JournalFormat.BATCH_HEADER ? 0 : bytes.getInt(JournalFormat.COUNT);
        next = JournalFormat.BATCH_HEADER;
        at = 0;
        inDocument = 0;
        if (left <= 0) {
            throw damaged("a document without records");
        }
        return true;
    }

    /** The next document; its header is the one thing on disk without a checksum of ours. */
    private boolean readDocument() throws JournalException {
        isBetween = true;
        isSound = false;
        try {
            if (readPresent() || readPastTheEnd()) {
                return true;
            }
            MissingPages.tell();
            return false;
        } catch (JournalException e) {
            throw e;
        } catch (Exception | InternalError e) { // the library throws checked ones undeclared
            MissingPages.hear();
            throw damaged("a queue that cannot be read (" + e + ")");
        }
    }

    private boolean readPresent() throws JournalException {
        try (DocumentContext document = tailer.readingDocument()) {
            if (document.isPresent()) {
                copy(document);
            }
            return document.isPresent();
        }
    }

    /** Nothing there: the end, unless the queue knows of later documents. */
    private boolean readPastTheEnd() throws JournalException {
        if (!isForward || lastIndex() <= index) {
            return false;
        }
        try (DocumentContext document = tailer.readingDocument()) {
            if (!document.isPresent()) {
                throw damaged("a document header behind which others follow");
            }
            copy(document); // written in this moment
            return true;
        }
    }

    /** Headers and indexes whose pages were lost make the queue stumble in many ways. */
    private long lastIndex() throws JournalException {
        try {
            return queue.lastIndex();
        } catch (Exception | InternalError | AssertionError e) {
            MissingPages.hear();
            throw damaged("a queue that does not know its own end (" + e + ")");
        }
    }

    private void copy(DocumentContext document) throws JournalException {
        Bytes<?> source = document.wire().bytes();
        index = document.index();
        fileOffset = source.readPosition();
        isBetween = false;
        at = 0;
        long length = source.readRemaining();
        if (length > MAX_DOCUMENT_BYTES) {
            throw damaged("a document of " + length + " bytes");
        }
        end = (int) length;
        if (end > memory.capacity()) {
            allocate(2 * end);
        }
        copy(source, fileOffset);
    }

    /** By parts that fit the overlap of two mapped chunks; the queue's own way goes byte by byte. */
    private void copy(Bytes<?> source, long from) {
        for (int done = 0; done < end; done += PART_BYTES) {
            int length = Math.min(PART_BYTES, end - done);
            part.wrap(source.addressForRead(from + done, length), length);
            bytes.putBytes(done, part, 0, length);
        }
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
        MissingPages.hear();
        return JournalException.damage(
                what
                        + " is damaged: "
                        + how
                        + " at sequence "
                        + (isSound ? sequence() : sequenceRead + 1)
                        + ", queue index 0x"
                        + Long.toHexString(index)
                        + ", byte "
                        + offset()
                        + " of its file; what lies before it is sound");
    }

    /** Where the record in hand, or the document behind the last one, begins in its file. */
    long offset() {
        return fileOffset + (isBetween ? end : at);
    }

    /** The day of the file of the document in hand, days since 1970. */
    int cycle() {
        return RollCycles.FAST_DAILY.toCycle(index);
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

    /** A reader that stands on the last record written; null for an empty queue, which is then closed. */
    static RecordReader atLast(String what, ChronicleQueue queue) throws JournalException {
        var reader = new RecordReader(what, queue, false);
        reader.tailer.direction(TailerDirection.BACKWARD).toEnd();
        if (!reader.readBatch()) {
            reader.close();
            return null;
        }
        while (reader.left > 0) {
            reader.next();
        }
        return reader;
    }

    /** Whether the record in hand is the first of its document: a place to come back to by {@link #index}. */
    boolean isFirstOfDocument() {
        return at == JournalFormat.BATCH_HEADER;
    }

    /** Sequence of the last record written, 0 for an empty queue. Reads only the last document. */
    static long lastSequence(String what, ChronicleQueue queue) throws JournalException {
        var reader = new RecordReader(what, queue, false);
        reader.tailer.direction(TailerDirection.BACKWARD).toEnd();
        long last = 0;
        reader.readBatch();
        while (reader.left > 0 && reader.next()) {
            last = reader.sequence();
        }
        reader.tailer.close();
        return last;
    }

    @Override
    public void close() {
        MissingPages.hear();
        tailer.close();
        queue.close();
        MissingPages.hear(); // closing may have looked at one
    }
}
