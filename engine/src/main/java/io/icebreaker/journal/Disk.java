package io.icebreaker.journal;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the journal asks of the disk beside writing to it. A seam: fault tests put a slow, full or forgetful
 * disk behind it. Called by the journal's own threads, never by a lane.
 */
public interface Disk {
    /** What became of a wish for room. */
    enum Room {
        GIVEN,
        /** The volume is full. */
        NONE,
        /** This system or file system cannot say. */
        UNKNOWN
    }

    /**
     * Returns once everything written to the file so far, through a mapping or not, is on the medium. A
     * directory may be forced, too: then its entries are.
     */
    void force(Path file) throws IOException;

    /** Bytes that may still be written to the volume that {@code path} lies on. */
    long usableBytes(Path path) throws IOException;

    /** Gives the file room on the volume, so that writing there cannot fail for want of it. */
    Room allocate(Path file, long from, long length) throws IOException;

    /** Gives back room behind {@code from} that was allocated and not used. */
    void release(Path file, long from, long length) throws IOException;

    /** The machine's. */
    Disk SYSTEM = new SystemDisk();
}
