package io.icebreaker.journal;

import net.openhft.chronicle.bytes.MappedBytesStore;
import net.openhft.posix.MAdviseFlag;
import net.openhft.posix.PosixAPI;

/**
 * Takes pages of a mapped file out of this process: what a writer has left counts as its memory until the
 * mapping ends, though nobody looks there again. The file keeps them, in the kernel's cache and then on the
 * disk; one that is touched after all comes back from there, a fault of a microsecond. Linux, {@code
 * madvise(2)}; elsewhere, and where the kernel refuses, they stay. Any thread, while the mapping stands.
 */
final class WrittenPages {
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");

    private WrittenPages() {}

    /** Those of {@code [from, to)} that lie in this block, offsets in the file, bounds of pages. */
    static void letGo(MappedBytesStore block, long from, long to) {
        long first = Math.max(from, block.start());
        long end = Math.min(to, block.realCapacity()); // an offset in the file, too
        if (IS_LINUX && first < end) {
            long address = block.addressForRead(first);
            PosixAPI.posix().madvise(address, end - first, MAdviseFlag.MADV_DONTNEED);
        }
    }
}
