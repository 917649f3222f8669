package io.icebreaker.journal.archive;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * One block's records to columns and back. Of a packet only what differs from the expectation is kept, a bit
 * a field tells what that is; other events are kept as what differs from the one of their kind before. One
 * thread.
 *
 * <pre>
 * columns: kinds  sequences  receive times  ids  which fields  other events  then one a field
 * each begins with its length
 * </pre>
 */
final class BlockCoder {
    private static final int KINDS = 0;
    private static final int SEQUENCES = 1;
    private static final int TIMES = 2;
    private static final int IDS = 3;
    private static final int MASKS = 4;
    private static final int OTHERS = 5;
    private static final int FIELDS = 6;
    private static final int COLUMNS = FIELDS + TickFields.COUNT;
    private static final int TIMED_LENGTH = TickFields.RECEIVE_TIME + Long.BYTES;
    private static final int MOST_PAYLOAD = 1 << 20;
    private static final long US = 1_000;

    private final Column[] columns = new Column[COLUMNS];
    private final Int2ObjectHashMap<byte[]> packets = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<byte[]> others = new Int2ObjectHashMap<>();
    private final CRC32C crc = new CRC32C();
    private final byte[] crcHead = new byte[16];
    private long sequence;
    private long timeNs;
    private int type;
    private int length;
    private byte[] payload = new byte[Tick.INPUT_LENGTH];

    BlockCoder() {
        for (int i = 0; i < COLUMNS; i++) {
            columns[i] = new Column();
        }
    }

    /** Begins a block to be written, of records behind this sequence. */
    void begin(long before) {
        Arrays.stream(columns).forEach(Column::clear);
        reset(before);
    }

    private void reset(long before) {
        packets.clear();
        others.clear();
        crc.reset();
        sequence = before;
        timeNs = 0;
    }

    /** Begins a block to be read. */
    void begin(long before, byte[] bytes, int end) {
        reset(before);
        var lengths = new Column(bytes, 0, end);
        int[] ends = new int[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            ends[i] = (int) lengths.getUnsigned();
        }
        int at = lengths.position();
        for (int i = 0; i < COLUMNS; i++) {
            if (ends[i] < 0 || ends[i] > end - at) {
                throw new IllegalStateException("a column that runs past its block");
            }
            columns[i] = new Column(bytes, at, at + ends[i]);
            at += ends[i];
        }
    }

    /** The columns gathered. */
    byte[] columns() {
        var lengths = new Column();
        int total = 0;
        for (Column column : columns) {
            lengths.putUnsigned(column.length());
            total += column.length();
        }
        byte[] all = new byte[lengths.length() + total];
        int at = lengths.copyTo(all, 0);
        for (Column column : columns) {
            at = column.copyTo(all, at);
        }
        return all;
    }

    void add(long newSequence, int newType, byte[] bytes, int newLength) {
        check(newSequence, newType, bytes, newLength);
        boolean isPacket = newType == EventKind.TICK && newLength == Tick.INPUT_LENGTH;
        columns[KINDS].putUnsigned(isPacket ? 0 : (newType & 0xffff_ffffL) + 1);
        columns[SEQUENCES].putScaled(newSequence - sequence - 1, 1);
        sequence = newSequence;
        if (newLength >= TIMED_LENGTH) {
            long newTimeNs = TickFields.receiveTimeNs(bytes);
            columns[TIMES].putScaled(newTimeNs - timeNs, US);
            timeNs = newTimeNs;
        }
        if (isPacket) {
            addPacket(bytes);
        } else {
            addOther(newType, bytes, newLength);
        }
    }

    private void addPacket(byte[] bytes) {
        int id = TickFields.id(bytes);
        byte[] before = before(id);
        columns[IDS].putUnsigned(id & 0xffff_ffffL);
        long mask = 0;
        for (int field = 0; field < TickFields.COUNT; field++) {
            long value = TickFields.get(bytes, field);
            long expected = TickFields.expected(field, bytes, before);
            if (value != expected) {
                mask |= 1L << field;
                long base = TickFields.base(field, bytes, before, expected);
                columns[FIELDS + field].putScaled(value - base, TickFields.unitOf(field));
            }
        }
        columns[MASKS].putUnsigned(mask);
        System.arraycopy(bytes, 0, before, 0, Tick.INPUT_LENGTH);
    }

    private byte[] before(int id) {
        byte[] before = packets.get(id);
        if (before == null) {
            before = new byte[Tick.INPUT_LENGTH];
            packets.put(id, before);
        }
        return before;
    }

    private void addOther(int newType, byte[] bytes, int newLength) {
        byte[] before = others.getOrDefault(newType, new byte[0]);
        columns[OTHERS].putUnsigned(newLength);
        for (int i = 0; i < newLength; i++) {
            if (i < TickFields.RECEIVE_TIME || i >= TIMED_LENGTH || newLength < TIMED_LENGTH) {
                columns[OTHERS].putByte(bytes[i] ^ (i < before.length ? before[i] : 0));
            }
        }
        others.put(newType, Arrays.copyOf(bytes, newLength));
    }

    /** The next record of a block being read. */
    void next() {
        long kind = columns[KINDS].getUnsigned();
        sequence += 1 + columns[SEQUENCES].getScaled(1);
        if (kind == 0) {
            nextPacket();
        } else {
            type = (int) (kind - 1);
            nextOther();
        }
        check(sequence, type, payload, length);
    }

    private void nextPacket() {
        type = EventKind.TICK;
        length = Tick.INPUT_LENGTH;
        timeNs += columns[TIMES].getScaled(US);
        int id = (int) columns[IDS].getUnsigned();
        byte[] before = before(id);
        TickFields.id(payload, id);
        TickFields.receiveTimeNs(payload, timeNs);
        long mask = columns[MASKS].getUnsigned();
        for (int field = 0; field < TickFields.COUNT; field++) {
            long value = TickFields.expected(field, payload, before);
            if ((mask & 1L << field) != 0) {
                long difference = columns[FIELDS + field].getScaled(TickFields.unitOf(field));
                value = TickFields.base(field, payload, before, value) + difference;
            }
            TickFields.put(payload, field, value);
        }
        System.arraycopy(payload, 0, before, 0, Tick.INPUT_LENGTH);
    }

    private void nextOther() {
        length = (int) columns[OTHERS].getUnsigned();
        if (length < 0 || length > MOST_PAYLOAD) {
            throw new IllegalStateException("a record of " + length + " bytes");
        }
        if (length > payload.length) {
            payload = new byte[2 * length];
        }
        boolean isTimed = length >= TIMED_LENGTH;
        if (isTimed) {
            timeNs += columns[TIMES].getScaled(US);
            TickFields.receiveTimeNs(payload, timeNs);
        }
        byte[] before = others.getOrDefault(type, new byte[0]);
        for (int i = 0; i < length; i++) {
            if (i < TickFields.RECEIVE_TIME || i >= TIMED_LENGTH || !isTimed) {
                payload[i] =
                        (byte) (columns[OTHERS].getByte() ^ (i < before.length ? before[i] : 0));
            }
        }
        others.put(type, Arrays.copyOf(payload, length));
    }

    private void check(long itsSequence, int itsType, byte[] bytes, int itsLength) {
        for (int i = 0; i < Long.BYTES; i++) {
            crcHead[i] = (byte) (itsSequence >>> i * Byte.SIZE);
        }
        for (int i = 0; i < Integer.BYTES; i++) {
            crcHead[8 + i] = (byte) (itsType >>> i * Byte.SIZE);
            crcHead[12 + i] = (byte) (itsLength >>> i * Byte.SIZE);
        }
        crc.update(crcHead);
        crc.update(bytes, 0, itsLength);
    }

    /** CRC32C of the records so far, as they stand in the journal. */
    int recordsCrc() {
        return (int) crc.getValue();
    }

    /** Whether nothing is left over of what was read. */
    boolean isRead() {
        return Arrays.stream(columns).allMatch(Column::isRead);
    }

    long sequence() {
        return sequence;
    }

    long timeNs() {
        return timeNs;
    }

    int type() {
        return type;
    }

    int length() {
        return length;
    }

    /** Of the record in hand, valid until the next. */
    byte[] payload() {
        return payload;
    }
}
