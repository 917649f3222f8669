package io.icebreaker.faults;

import io.icebreaker.tick.EventKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where the records of an input journal lie in its file, found by their numbers: the same bytes the reader
 * sees, looked at without it. A record is 24 bytes of header, its number first, then the payload; a document
 * of several begins with 12 bytes of its own.
 */
final class RecordMap {
    private static final int HEADER = 24;
    private static final int TYPE = 8;
    private static final int LENGTH = 12;
    private static final int DOCUMENT_HEADER = 12;

    private final int[] start;
    private final int[] end;

    private RecordMap(int records) {
        start = new int[records + 1];
        end = new int[records + 1];
    }

    /** Of a sound file with so many records. */
    static RecordMap of(byte[] file, int records) throws IOException {
        var map = new RecordMap(records);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        for (int sequence = 1; sequence <= records; sequence++) {
            while (!isRecord(bytes, at, sequence)) {
                at += Integer.BYTES;
                if (at + HEADER > file.length) {
                    throw new IOException("record " + sequence + " is not in the file");
                }
            }
            map.start[sequence] = at;
            at += HEADER + bytes.getInt(at + LENGTH);
            map.end[sequence] = at;
        }
        return map;
    }

    private static boolean isRecord(ByteBuffer bytes, int at, int sequence) {
        int type = bytes.getInt(at + TYPE);
        int length = bytes.getInt(at + LENGTH);
        return bytes.getLong(at) == sequence
                && type >= EventKind.TICK
                && type < 32
                && length >= Long.BYTES
                && length <= 1_024
                && length % Long.BYTES == 0;
    }

    int records() {
        return start.length - 1;
    }

    /** The first record touched, or whose headers are, when byte {@code at} changes; none: last + 1. */
    int firstTouched(int at) {
        int sequence = 1;
        while (sequence < end.length && end[sequence] <= at) {
            sequence++;
        }
        return sequence;
    }

    /** Whether the byte lies before everything that belongs to records: file header and index. */
    boolean isBeforeRecords(int at) {
        return at < start[1] - DOCUMENT_HEADER;
    }

    /** The last record of the document that {@code sequence} is in. */
    int lastOfDocument(int sequence) {
        int last = sequence;
        while (last < records() && start[last + 1] - end[last] < DOCUMENT_HEADER) {
            last++;
        }
        return last;
    }

    /** End of the last record. */
    int end() {
        return end[records()];
    }
}
