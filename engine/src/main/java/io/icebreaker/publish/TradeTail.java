package io.icebreaker.publish;

import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TradeFlags;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The latest trades of all instruments, in order. Lossless for a reader that keeps up; one that does not is
 * told how many went by.
 *
 * <p><b>Bound.</b> {@link #CAPACITY} trades. <b>Threading.</b> One writer, any number of readers, each with a
 * {@link Reader}.
 *
 * <p><b>Allocation.</b> The writer: none.
 */
public final class TradeTail {
    /** 3 s of the busiest rate the engine is built for, 20,000 trades/s: thirty of the page's frames. */
    public static final int CAPACITY = 65_536;

    /**
     * A trade's words: journal sequence, time (ns), instrument id, price (E4), quantity, {@link TradeFlags}.
     */
    public static final int SEQUENCE = 0;

    public static final int TIME_NS = 1;
    public static final int ID = 2;
    public static final int PRICE = 3;
    public static final int QTY = 4;
    public static final int FLAGS = 5;

    private static final int STRIDE = 8;
    private static final int MASK = CAPACITY - 1;
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(TradeTail.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final long[] words = new long[CAPACITY * STRIDE];
    private long count;

    /** Appends the tick's trade, if it brought one. Writer only. */
    public void append(Tick tick) {
        int flags = tick.tradeFlags();
        if (!TradeFlags.present(flags) || (flags & TradeFlags.OBSERVATION) != 0) {
            return;
        }
        int at = (int) count & MASK;
        at *= STRIDE;
        VarHandle.storeStoreFence(); // the count before this trade is seen before its slot changes
        words[at + SEQUENCE] = tick.sequence();
        words[at + TIME_NS] = tick.effectiveTimeNs();
        words[at + ID] = tick.id();
        words[at + PRICE] = tick.ltp();
        words[at + QTY] = tick.traded();
        words[at + FLAGS] = flags;
        COUNT.setRelease(this, count + 1);
    }

    /** Trades appended so far: the position of the next one. Any thread. */
    public long count() {
        return (long) COUNT.getAcquire(this);
    }

    /** A reader that starts at a position, or at the oldest trade still there if that one is gone. */
    public Reader reader(long position) {
        return new Reader(position);
    }

    /** A cursor with a copy of one trade. One owner. */
    public final class Reader {
        private final long[] trade = new long[STRIDE];
        private long position;
        private long missed;

        private Reader(long position) {
            this.position = position;
        }

        /** Goes to a position; earlier ones are allowed. */
        public void seek(long newPosition) {
            position = newPosition;
        }

        /** Copies the next trade; false when there is none yet. */
        public boolean next() {
            long now = count();
            while (position < now) {
                skipOverwritten(now);
                System.arraycopy(words, ((int) position & MASK) * STRIDE, trade, 0, STRIDE);
                VarHandle.loadLoadFence();
                now = (long) COUNT.getOpaque(TradeTail.this);
                if (now - position < CAPACITY) { // the writer had not begun to overwrite it
                    position++;
                    return true;
                }
            }
            return false;
        }

        private void skipOverwritten(long now) {
            long oldest = now - CAPACITY + 1;
            if (position < oldest) {
                missed += oldest - position;
                position = oldest;
            }
        }

        /** A word of the trade {@link #next} copied, by {@link #SEQUENCE} and its kin. */
        public long word(int index) {
            return trade[index];
        }

        /** Position of the trade {@link #next} will look at. */
        public long position() {
            return position;
        }

        /** Trades that were overwritten before this reader came. */
        public long missed() {
            return missed;
        }
    }
}
