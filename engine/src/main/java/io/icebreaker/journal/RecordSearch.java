package io.icebreaker.journal;

import io.icebreaker.tick.EventKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Looks for sound input records in bytes that no reader can follow any more: how far had the journal come?
 * A record is one whose checksum fits; whatever lies between is skipped.
 */
final class RecordSearch {
    /** Records begin at a multiple of it. */
    private static final int STEP = 4;

    private static final int CHUNK = 16 << 20;

    private final CRC32C crc = new CRC32C();
    private final long after;
    private long last;
    private long count;

    /** Searches [from, to) of the file for records of later events than {@code after}. */
    RecordSearch(Path file, long from, long to, long after) throws IOException {
        this.after = after;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            long at = from / STEP * STEP;
            while (at < to) {
                bytes.clear().limit((int) Math.min(CHUNK, to - at));
                while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) > 0) {
                    // Reads on until the chunk is full.
                }
                at += Math.max(STEP, search(bytes.flip()));
            }
        }
    }

    /** Returns how far the chunk is searched; what is cut by its end is for the next. */
    private int search(ByteBuffer bytes) {
        int end = bytes.limit();
        int at = 0;
        while (at + JournalFormat.PAYLOAD <= end) {
            int length = plausibleLength(bytes, at);
            if (length < 0) {
                at += STEP;
            } else if (at + JournalFormat.PAYLOAD + length > end) {
                return end < CHUNK ? end : at;
            } else if (isSound(bytes, at, length)) {
                last = Math.max(last, bytes.getLong(at + JournalFormat.SEQUENCE));
                count++;
                at += JournalFormat.PAYLOAD + length;
            } else {
                at += STEP;
            }
        }
        return end < CHUNK ? end : at;
    }

    /** Payload length of what looks like a record's head; -1 for anything else. */
    private int plausibleLength(ByteBuffer bytes, int at) {
        int type = bytes.getInt(at + JournalFormat.TYPE);
        if (type < EventKind.TICK || type > EventKind.GAP) {
            return -1;
        }
        int length = bytes.getInt(at + JournalFormat.LENGTH);
        boolean fits =
                length == JournalFormat.payloadLength(type)
                        && bytes.getInt(at + JournalFormat.CRC + Integer.BYTES) == 0
                        && bytes.getLong(at + JournalFormat.SEQUENCE) > after;
        return fits ? length : -1;
    }

    private boolean isSound(ByteBuffer bytes, int at, int length) {
        crc.reset();
        crc.update(bytes.slice(at, JournalFormat.CHECKED_HEADER));
        crc.update(bytes.slice(at + JournalFormat.PAYLOAD, length));
        return (int) crc.getValue() == bytes.getInt(at + JournalFormat.CRC);
    }

    /** Highest sequence found, 0 when nothing was. */
    long last() {
        return last;
    }

    long count() {
        return count;
    }
}
