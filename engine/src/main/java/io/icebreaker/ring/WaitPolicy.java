package io.icebreaker.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.locks.LockSupport;

/** How a lane waits for the next event. */
public enum WaitPolicy {
    /**
     * Sleeps until it is woken, after a look of some microseconds: no processor time while nothing happens,
     * some microseconds to wake.
     */
    PARK,
    /** Never sleeps: needs a core of its own. */
    SPIN;

    /** In truth some 55 µs: Linux wakes no sleeper sooner. */
    private static final long PAUSE_NS = 1_000;

    /** One turn of waiting for something other than the next event. */
    void pause() {
        if (this == SPIN) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    WaitStrategy strategy() {
        if (this == SPIN) {
            return new BusySpinWaitStrategy();
        }
        boolean mayLook = Runtime.getRuntime().availableProcessors() > 1;
        return new ParkWaitStrategy(mayLook ? ParkWaitStrategy.LOOK_NS : 0);
    }
}
