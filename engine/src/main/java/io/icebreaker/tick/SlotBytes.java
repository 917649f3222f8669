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
    /** A whole slot is emptied from here: the JVM copies memory twice as fast as it sets it. */
    private static final UnsafeBuffer ZEROS =
            new UnsafeBuffer(
                    BufferUtil.allocateDirectAligned(Tick.LENGTH, BitUtil.CACHE_LINE_LENGTH));

    private static final int WHAT_IT_HELD =
            TickFlags.KIND_MASK << TickFlags.KIND_SHIFT | TickFlags.HAS_DEPTH;
    private static final int A_TICK_WITHOUT_DEPTH = EventKind.TICK << TickFlags.KIND_SHIFT;

    private final UnsafeBuffer bytes;
    private final long address;

    /** The memory stays as long as the buffer over it. */
    SlotBytes(ByteBuffer memory, int offset) {
        bytes = new UnsafeBuffer(memory, offset, Tick.LENGTH);
        address = bytes.addressOffset();
    }

    /** The 320 bytes themselves, for the journal and for codecs of other event kinds. */
    public final UnsafeBuffer bytes() {
        return bytes;
    }

    /** Empties all. Where no depth was, there is none to empty. */
    final void zeroSlot() {
        if ((getInt(Tick.FLAGS) & WHAT_IT_HELD) == A_TICK_WITHOUT_DEPTH) {
            zero(0, Tick.DEPTH);
            zero(Tick.INPUT_LENGTH, Tick.LENGTH);
            assert bytes.compareTo(ZEROS) == 0 : "depth that HAS_DEPTH does not tell of";
        } else {
            UnsafeApi.copyMemory(ZEROS.addressOffset(), address, Tick.LENGTH);
        }
    }

    /** Empties what is in front of the fields a packet may have, and what is behind them. */
    final void zeroAroundFields() {
        zero(0, Tick.LTP);
        zero(Tick.INPUT_LENGTH, Tick.LENGTH);
    }

    /** Empties {@code [from, to)} word by word, which takes less than a call into the JVM. */
    final void zero(int from, int to) {
        for (int at = from; at < to; at += SIZE_OF_LONG) {
            putLong(at, 0);
        }
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
