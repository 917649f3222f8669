package io.icebreaker.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the lock file says of who wrote last: the process, the boot of the machine it ran under, and whether
 * it closed the journal and made it durable. A writer that did not, under another boot, was cut off by the
 * machine and not by a signal: pages may be missing anywhere in what was written last.
 */
final class LastWriter {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final String BOOT = " boot ";
    private static final String CLOSED = "closed";

    private LastWriter() {}

    /** The boot of this machine, "unknown" where it does not tell. */
    private static String boot() {
        try {
            return Files.isReadable(BOOT_ID) ? Files.readString(BOOT_ID).strip() : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }

    /**
     * This process writes from now on. Durable before it does: a text that still said "closed" after a power
     * cut would hide that pages may be missing.
     */
    static void sign(FileChannel lockFile) throws IOException {
        String text = "process " + ProcessHandle.current().pid() + BOOT + boot() + "\n";
        lockFile.truncate(0);
        lockFile.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        lockFile.force(true);
    }

    /** All it wrote is durable. */
    static void signClosed(FileChannel lockFile) throws IOException {
        var text = ByteBuffer.wrap((CLOSED + "\n").getBytes(StandardCharsets.US_ASCII));
        lockFile.write(text, lockFile.size());
        lockFile.force(true);
    }

    /** The process in a lock file's text, for people. */
    static String owner(String text) {
        int end = text.indexOf(BOOT);
        return end < 0 ? text.strip() : text.substring(0, end);
    }

    /** Whether the writer who left this text may have lost written pages. */
    static boolean mayHaveLostPages(String text) {
        boolean isSameBoot = text.contains(BOOT + boot());
        return !isSameBoot && !text.contains(CLOSED);
    }
}
