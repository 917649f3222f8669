package io.icebreaker.telemetry;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The greatest value since somebody last took it, and since the start. One writer offers, one reader takes,
 * any thread reads the rest. A value offered while it is taken counts to one side or the other.
 */
public final class HighWater {
    private final AtomicLong latest = new AtomicLong();
    private final AtomicLong ever = new AtomicLong();

    /** By the writer. */
    public void offer(long value) {
        if (value > latest.getAcquire()) {
            latest.setRelease(value);
            if (value > ever.getPlain()) {
                ever.setRelease(value);
            }
        }
    }

    /** The greatest since the last call, 0 when there was none above it. By the one reader. */
    public long take() {
        return latest.getAndSet(0);
    }

    /** The greatest since the start. */
    public long ever() {
        return ever.getAcquire();
    }
}
