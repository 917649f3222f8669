package io.icebreaker.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.WaitStrategy;

/** How a lane waits for the next event. */
public enum WaitPolicy {
    /** Sleeps until it is woken: no processor time while nothing happens, some microseconds to wake. */
    PARK,
    /** Never sleeps: needs a core of its own. */
    SPIN;

    WaitStrategy strategy() {
        return this == SPIN ? new BusySpinWaitStrategy() : new ParkWaitStrategy();
    }
}
