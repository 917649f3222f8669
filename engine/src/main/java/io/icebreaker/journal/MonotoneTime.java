package io.icebreaker.journal;

import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * A wall clock that never goes back, not even behind the newest file on disk: a clock step must not write
 * into a past cycle (reliability 3.1). Any thread.
 */
final class MonotoneTime implements TimeProvider {
    private final LongSupplier wallMs;
    private long latestMs;

    MonotoneTime(LongSupplier wallMs, long floorMs) {
        this.wallMs = wallMs;
        this.latestMs = floorMs;
    }

    @Override
    public synchronized long currentTimeMillis() {
        latestMs = Math.max(latestMs, wallMs.getAsLong());
        return latestMs;
    }
}
