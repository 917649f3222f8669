package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that is as full, slow or broken as a test wants it. */
public final class FakeDisk implements Disk {
    public static final long ROOMY = Long.MAX_VALUE;

    public volatile long usableBytes = ROOMY;
    public volatile Room room = Room.UNKNOWN;
    public volatile IOException refusal;
    public final AtomicLong forces = new AtomicLong();

    /** Forces hang until it is counted down; null: they do not. */
    public volatile CountDownLatch stall;

    @Override
    public void force(Path file) throws IOException {
        forces.incrementAndGet();
        CountDownLatch held = stall;
        try {
            if (held != null) {
                held.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    @Override
    public long usableBytes(Path path) {
        return usableBytes;
    }

    @Override
    public Room allocate(Path file, long from, long length) {
        return room;
    }

    @Override
    public void release(Path file, long from, long length) {
        // Nothing was given.
    }
}
