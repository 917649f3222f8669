package io.icebreaker.os;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pages of 2 MiB under the heap (Linux: transparent huge pages, {@code madvise}). State of a thousand
 * instruments is spread over a hundred MiB; with pages of 4 KiB looking an address up costs as much as what
 * is read there.
 */
public final class LargePages {
    /** Asks for them; a JVM elsewhere does not know it. */
    public static final String FLAG = "-XX:+UseTransparentHugePages";

    private static final Path MODES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    private LargePages() {}

    /** The flag where the system lends such pages, else nothing. */
    public static List<String> flags() {
        return areLent() ? List.of(FLAG) : List.of();
    }

    /** Whether this system lends such pages to who asks. */
    public static boolean areLent() {
        return lends(modes());
    }

    /** {@code modes}: all that there are, the one in force in brackets. */
    static boolean lends(String modes) {
        return modes.contains("[madvise]") || modes.contains("[always]");
    }

    private static String modes() {
        try {
            return Files.readString(MODES);
        } catch (IOException notLinux) {
            return "";
        }
    }

    /** Whether this JVM's heap has them: it was told to ask, or the system gives them to all. */
    public static boolean areHad() {
        return areHad(modes(), ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    static boolean areHad(String modes, List<String> jvmFlags) {
        return modes.contains("[always]") || lends(modes) && jvmFlags.contains(FLAG);
    }
}
