package io.icebreaker.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks for a moment longer, then sleeps until a producer publishes, without the garbage of a lock's
 * condition: a waiting lane writes its thread into a table, and a producer unparks whom it finds there.
 *
 * <p>The waiter enlists, then looks once more; the producer publishes, then looks into the table, a full
 * fence between: one of the two sees the other.
 */
final class ParkWaitStrategy implements WaitStrategy {
    /** Lanes that may wait at a time: twice what any profile has. */
    private static final int MAX_LANES = 4;

    /**
     * How long a lane looks before it sleeps: about what falling asleep and being woken costs, so that a look
     * in vain doubles that at most. From 50,000 frames a second on a lane hardly sleeps; with nothing but the
     * clock's four events a second the looking takes 0.01 % of a core.
     */
    static final long LOOK_NS = 20_000L;

    private final long lookNs;

    private final AtomicReferenceArray<Thread> waiting = new AtomicReferenceArray<>(MAX_LANES);

    /** {@code lookNs}: how long to look before sleeping; 0 where the producer needs the core meanwhile. */
    ParkWaitStrategy(long lookNs) {
        this.lookNs = lookNs;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependent, SequenceBarrier barrier)
            throws AlertException {
        if (cursor.get() < sequence && !comesSoon(sequence, cursor, barrier)) {
            park(sequence, cursor, barrier);
        }
        long available = dependent.get();
        while (available < sequence) {
            barrier.checkAlert();
            Thread.onSpinWait();
            available = dependent.get();
        }
        return available;
    }

    private boolean comesSoon(long sequence, Sequence cursor, SequenceBarrier barrier)
            throws AlertException {
        if (lookNs == 0) {
            return false;
        }
        long fromNs = System.nanoTime();
        while (cursor.get() < sequence) {
            barrier.checkAlert();
            Thread.onSpinWait();
            if (System.nanoTime() - fromNs > lookNs) {
                return false;
            }
        }
        return true;
    }

    private void park(long sequence, Sequence cursor, SequenceBarrier barrier)
            throws AlertException {
        int place = enlist();
        try {
            while (cursor.get() < sequence) {
                barrier.checkAlert();
                LockSupport.park(this);
            }
        } finally {
            waiting.set(place, null);
        }
    }

    private int enlist() {
        Thread thread = Thread.currentThread();
        for (int place = 0; place < MAX_LANES; place++) {
            if (waiting.compareAndSet(place, null, thread)) {
                return place;
            }
        }
        throw new IllegalStateException("more than " + MAX_LANES + " lanes wait on one ring");
    }

    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence();
        for (int place = 0; place < MAX_LANES; place++) {
            Thread thread = waiting.get(place);
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }
}
