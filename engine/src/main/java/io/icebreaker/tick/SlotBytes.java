package io.icebreaker.tick;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A slot's memory, read and written at its address. A store through a buffer might hit any object as far as
 * the compiler can tell, so that it reads all fields again behind it; a store to an address cannot, and it
 * joins the presence bits that a row of setters marks into one. Places are checked where assertions are on.
 */
class SlotBytes {
    /** A slot is emptied from here: the JVM copies memory twice as fast as it sets it. */
    private static final UnsafeBuffer ZEROS =
            new UnsafeBuffer(
                    BufferUtil.allocateDirectAligned(Tick.LENGTH, BitUtil.CACHE_LINE_LENGTH));

    final UnsafeBuffer bytes;
    private final long address;

    /** The memory stays as long as the buffer over it. */
    SlotBytes(ByteBuffer memory, int offset) {
        bytes = new UnsafeBuffer(memory, offset, Tick.LENGTH);
        address = bytes.addressOffset();
    }

    /** Empties the slot from a place to its end. */
    final void zero(int from) {
        UnsafeApi.copyMemory(ZEROS.addressOffset(), address + from, Tick.LENGTH - from);
    }

    final long getLong(int at) {
        assert isInside(at, SIZE_OF_LONG) : at;
        return UnsafeApi.getLong(address + at);
    }

    final void putLong(int at, long value) {
        assert isInside(at, SIZE_OF_LONG) : at;
        UnsafeApi.putLong(address + at, value);
    }

    final int getInt(int at) {
        assert isInside(at, SIZE_OF_INT) : at;
        return UnsafeApi.getInt(address + at);
    }

    final void putInt(int at, int value) {
        assert isInside(at, SIZE_OF_INT) : at;
        UnsafeApi.putInt(address + at, value);
    }

    private static boolean isInside(int at, int length) {
        return at >= 0 && at <= Tick.LENGTH - length;
    }
}
