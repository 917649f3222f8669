package io.icebreaker.journal.archive;

import io.icebreaker.tick.Tick;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The fields of a packet's 280 bytes (see {@link Tick}) in the order they are coded, and what each is
 * expected to be, given the instrument's packet before and the fields already known of this one. Instrument
 * and receive time are coded apart. Right whatever the bytes are; only the length depends on the guess.
 */
final class TickFields {
    static final int ID = 0;
    static final int RECEIVE_TIME = 24;
    static final int COUNT = 44;

    private static final int FLAGS = 0;
    private static final int EXCHANGE_TIME = 1;
    private static final int LAST_TRADE_TIME = 2;
    private static final int LTP = 3;
    private static final int LAST_QTY = 4;
    private static final int VOLUME = 5;
    private static final int OPEN = 10;
    private static final int LOW = 12;
    private static final int BOOK = 14;
    private static final int PARTS = 3;
    private static final int SIDE = Tick.LEVELS * PARTS;
    private static final int BOOK_OFFSET = 120;
    private static final int LEVEL_LENGTH = 16;

    private static final long MS = 1_000_000;

    /** The usual tick of 0.05, E4. */
    private static final long TICK = 500;

    private static final VarHandle LONG = view(long[].class);
    private static final VarHandle INT = view(int[].class);
    private static final int[] OFFSETS = new int[COUNT];
    private static final long[] UNITS = new long[COUNT];

    static {
        OFFSETS[FLAGS] = 4;
        OFFSETS[EXCHANGE_TIME] = 8;
        OFFSETS[LAST_TRADE_TIME] = 16;
        for (int field = LTP; field < BOOK; field++) {
            OFFSETS[field] = 32 + (field - LTP) * Long.BYTES;
        }
        for (int field = BOOK; field < COUNT; field++) {
            int part = (field - BOOK) % PARTS;
            OFFSETS[field] =
                    BOOK_OFFSET
                            + (field - BOOK) / PARTS * LEVEL_LENGTH
                            + (part == 0 ? 0 : Integer.BYTES + part * Integer.BYTES);
        }
        for (int field = 0; field < COUNT; field++) {
            UNITS[field] = unit(field);
        }
    }

    private TickFields() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    private static long unit(int field) {
        return switch (field) {
            case EXCHANGE_TIME, LAST_TRADE_TIME -> MS;
            case LTP, OPEN, OPEN + 1, LOW, LOW + 1 -> TICK;
            default -> field >= BOOK && (field - BOOK) % PARTS == 0 ? TICK : 1;
        };
    }

    static long unitOf(int field) {
        return UNITS[field];
    }

    private static boolean isInt(int field) {
        return field == FLAGS || field >= BOOK && (field - BOOK) % PARTS != 0;
    }

    static long get(byte[] packet, int field) {
        return isInt(field)
                ? (int) INT.get(packet, OFFSETS[field])
                : (long) LONG.get(packet, OFFSETS[field]);
    }

    static void put(byte[] packet, int field, long value) {
        if (isInt(field)) {
            INT.set(packet, OFFSETS[field], (int) value);
        } else {
            LONG.set(packet, OFFSETS[field], value);
        }
    }

    static int id(byte[] packet) {
        return (int) INT.get(packet, ID);
    }

    static void id(byte[] packet, int id) {
        INT.set(packet, ID, id);
    }

    static long receiveTimeNs(byte[] payload) {
        return (long) LONG.get(payload, RECEIVE_TIME);
    }

    static void receiveTimeNs(byte[] payload, long timeNs) {
        LONG.set(payload, RECEIVE_TIME, timeNs);
    }

    /** What the field most likely is; only fields before it are read of {@code now}. */
    static long expected(int field, byte[] now, byte[] before) {
        if (field < BOOK) {
            return get(before, field);
        }
        int part = (field - BOOK) % PARTS;
        int level = (field - BOOK) / PARTS % Tick.LEVELS;
        if (part == 0) {
            return level == 0
                    ? get(before, field)
                    : get(before, field) + get(now, field - PARTS) - get(before, field - PARTS);
        }
        return atPrice(field, part, now, before);
    }

    /** What lay at that price before, at whichever level. */
    private static long atPrice(int field, int part, byte[] now, byte[] before) {
        long price = get(now, field - part);
        int side = BOOK + (field - BOOK) / SIDE * SIDE;
        if (get(before, field - part) == price) {
            return get(before, field);
        }
        for (int other = side; other < side + SIDE; other += PARTS) {
            if (get(before, other) == price) {
                return get(before, other + part);
            }
        }
        return get(before, field);
    }

    /** What a field that is not as expected is counted from. */
    static long base(int field, byte[] now, byte[] before, long expected) {
        return switch (field) {
            case LAST_TRADE_TIME -> get(now, EXCHANGE_TIME);
            case LAST_QTY -> 0;
            case VOLUME -> expected + get(now, LAST_QTY);
            case OPEN, OPEN + 1, LOW -> get(now, LTP);
            case BOOK + SIDE -> expected + get(now, BOOK) - get(before, BOOK);
            default -> expected;
        };
    }
}
