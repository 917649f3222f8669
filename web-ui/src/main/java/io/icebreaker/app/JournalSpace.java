package io.icebreaker.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of the disk the day's journal takes, and earlier days took, in allocated blocks. Asked anew a
 * minute after the last time at most, by whoever asks then. Any thread.
 */
final class JournalSpace {
    private static final long LOOK_EVERY_NS = 60_000_000_000L;
    private static final int DAYS = 5;
    private static final long MIB = 1 << 20;

    private final Path day;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long dayMb = -1;
    private volatile long usualMb = -1;
    private long nextNs = System.nanoTime();

    /** The day's directory; those of earlier days lie beside it. */
    JournalSpace(Path day) {
        this.day = day.toAbsolutePath().normalize();
    }

    /** MiB of the day so far, -1 when it cannot be told. */
    long dayMb() {
        look();
        return dayMb;
    }

    /**
     * For how many days like the last five there is room; -1 before there is one behind us.
     *
     * @param freeMb room that journals may still take
     */
    long daysLeft(long freeMb) {
        look();
        return usualMb <= 0 || freeMb < 0 ? -1 : freeMb / usualMb;
    }

    private void look() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (System.nanoTime() - nextNs >= 0) {
                nextNs = System.nanoTime() + LOOK_EVERY_NS;
                dayMb = mb(day);
                usualMb = usualMb < 0 ? usual() : usualMb;
            }
        } finally {
            lock.unlock();
        }
    }

    private long usual() {
        List<Path> earlier = RecordedDays.in(day.getParent(), day).finished(DAYS);
        var sizes = earlier.stream().mapToLong(JournalSpace::mb).filter(mb -> mb >= 0);
        return Math.round(sizes.average().orElse(-1));
    }

    private static long mb(Path path) {
        try {
            return DiskUse.bytes(path) / MIB;
        } catch (IOException e) {
            return -1;
        }
    }
}
