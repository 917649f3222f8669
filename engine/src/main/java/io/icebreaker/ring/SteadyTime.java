package io.icebreaker.ring;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * The wall clock without its jumps, for the passing of time on the ring (F11): it never goes back, and goes
 * forward at most sixteen times as fast as the monotonic clock. A clock set a day ahead by mistake so closes
 * no session at one stroke; packets show within seconds how far it is off. After a suspension of the host
 * the time is made up for at that pace, and by packets at once. Each jump is counted. One thread.
 */
public final class SteadyTime implements EpochNanoClock {
    private static final long FASTEST = 16;

    /** Half a second: no slewing makes that much of the minute after which we compare anew. */
    private static final long JUMP_NS = 500_000_000L;

    private static final long COMPARED_ANEW_NS = 60_000_000_000L;

    private final EpochNanoClock wall;
    private final NanoClock monotonic;
    private final Counters counters;
    private long latestNs = Long.MIN_VALUE;
    private long seenNs;
    private long anchorWallNs;
    private long anchorNs;

    public SteadyTime(EpochNanoClock wall, NanoClock monotonic, Counters counters) {
        this.wall = wall;
        this.monotonic = monotonic;
        this.counters = counters;
    }

    @Override
    public long nanoTime() {
        long wallNs = wall.nanoTime();
        long nowNs = monotonic.nanoTime();
        if (latestNs == Long.MIN_VALUE) {
            latestNs = wallNs;
            anchor(wallNs, nowNs);
        } else {
            long most = latestNs + FASTEST * (nowNs - seenNs);
            latestNs = Math.max(latestNs, Math.min(wallNs, most));
            compare(wallNs, nowNs);
        }
        seenNs = nowNs;
        return latestNs;
    }

    private void compare(long wallNs, long nowNs) {
        long passedNs = nowNs - anchorNs;
        boolean isJump = Math.abs(wallNs - anchorWallNs - passedNs) > JUMP_NS;
        if (isJump) {
            counters.add(Counter.CLOCK_JUMPS, 1);
        }
        if (isJump || passedNs > COMPARED_ANEW_NS) {
            anchor(wallNs, nowNs);
        }
    }

    private void anchor(long wallNs, long nowNs) {
        anchorWallNs = wallNs;
        anchorNs = nowNs;
    }
}
