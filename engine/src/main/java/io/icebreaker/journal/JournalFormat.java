package io.icebreaker.journal;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/**
 * Bytes of the two queues, little-endian. A Chronicle document holds a batch: an int count of records, an
 * int 0, then the records one behind the other, each padded to 8 bytes. A record of either queue:
 *
 * <pre>
 *  0  sequence (long)   8  type (int)   12  payload length (int)
 * 16  CRC32C of [0, 16) and the payload (int)   20  0 (int)
 * 24  payload
 * </pre>
 *
 * <b>input</b>: sequence = the event's number, from 1, without holes but those that a GAP
 * record explains, whose number is that of the last event missing; type = {@link EventKind}; payload =
 * the head of the slot's input prefix, as long as the kind needs. The first event is CONFIG (layout
 * version, build, configuration hash, feeds), INSTRUMENT events map ids to instruments.
 *
 * <p><b>output</b>: sequence = the event that led to it; type and words, see {@link OutputType}; the payload
 * is the words packed, which a bit of the type says ({@link PackedWords}), of RESET and GAP the longs.
 */
final class JournalFormat {
    /** Of the bytes on disk; a journal of another version is refused by name. */
    static final int VERSION = 1;

    static final int COUNT = 0;
    static final int BATCH_HEADER = COUNT + 2 * SIZE_OF_INT;

    static final int SEQUENCE = 0;
    static final int TYPE = SEQUENCE + SIZE_OF_LONG;
    static final int LENGTH = TYPE + SIZE_OF_INT;
    static final int CRC = LENGTH + SIZE_OF_INT;
    static final int CHECKED_HEADER = CRC;
    static final int PAYLOAD = CRC + 2 * SIZE_OF_INT;

    /** A clock event or a session's end is its flags and its receive time. */
    private static final int SHORT_PAYLOAD = 32;

    /** A gap's are its edges as numbers and as times, and how many packets are missing. */
    private static final int GAP_PAYLOAD = SHORT_PAYLOAD + 5 * SIZE_OF_LONG;

    private JournalFormat() {}

    static int payloadLength(int kind) {
        return switch (kind) {
            case EventKind.CLOCK, EventKind.SESSION -> SHORT_PAYLOAD;
            case EventKind.GAP -> GAP_PAYLOAD;
            default -> Tick.INPUT_LENGTH;
        };
    }

    static int padded(int length) {
        return length + 7 & ~7;
    }
}
