package io.icebreaker.journal;

import java.util.function.LongSupplier;

/**
 * How a journal is kept; nothing of it changes what is computed.
 *
 * @param syncWindowMs how often what was written is forced to the medium, ms; 0: never by us
 * @param minFreeBytes journaling stops before the volume has less than that
 * @param disk the disk
 * @param wallMs the wall clock, ms UTC; it decides which day's file is written
 */
public record JournalOptions(int syncWindowMs, long minFreeBytes, Disk disk, LongSupplier wallMs) {
    /** What a power cut may cost at most, beside one batch. */
    public static final int DEFAULT_SYNC_WINDOW_MS = 50;

    /** 256 MiB: some five minutes of a busy open, time to make room in. */
    public static final int DEFAULT_MIN_FREE_MB = 256;

    private static final long MIB = 1L << 20;

    /** The machine's disk and clock. */
    public static final JournalOptions DEFAULTS = of(DEFAULT_SYNC_WINDOW_MS, DEFAULT_MIN_FREE_MB);

    public JournalOptions {
        if (syncWindowMs < 0 || minFreeBytes < 0) {
            throw new IllegalArgumentException(
                    "syncWindowMs and minFreeBytes must not be negative, were "
                            + syncWindowMs
                            + " and "
                            + minFreeBytes);
        }
    }

    /** With the machine's disk and clock. */
    public static JournalOptions of(int syncWindowMs, int minFreeMb) {
        return new JournalOptions(
                syncWindowMs, minFreeMb * MIB, Disk.SYSTEM, System::currentTimeMillis);
    }

    public JournalOptions withDisk(Disk other) {
        return new JournalOptions(syncWindowMs, minFreeBytes, other, wallMs);
    }

    public JournalOptions withClock(LongSupplier otherMs) {
        return new JournalOptions(syncWindowMs, minFreeBytes, disk, otherMs);
    }

    /** Room allocated ahead of each of the two writers. */
    long aheadBytes() {
        // A quarter of the reserve; 64 MiB are 200,000 packets, more than live brings in a window.
        return Math.max(4 * MIB, Math.min(64 * MIB, minFreeBytes / 4));
    }
}
