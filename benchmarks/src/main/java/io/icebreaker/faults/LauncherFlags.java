package io.icebreaker.faults;

import io.icebreaker.os.LargePages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code scripts/icebreaker} gives a JVM, for programs of this class path. */
public final class LauncherFlags {
    /** Heap and collector of a live day. */
    public static final List<String> LIVE =
            List.of("-Xms64m", "-Xmx1g", "-Xmn12m", "-XX:+UseSerialGC");

    private static final int FIRST_JDK_WITH_MORE_FLAGS = 24;

    private LauncherFlags() {}

    /**
     * All but heap and collector.
     *
     * @param home where {@code config/} is
     * @param feature number of the JDK that is given them
     */
    public static List<String> of(Path home, int feature) {
        Path config = home.resolve("config");
        List<String> flags = new ArrayList<>();
        flags.add("@" + config.resolve("jvm.flags"));
        if (feature >= FIRST_JDK_WITH_MORE_FLAGS) {
            flags.add("@" + config.resolve("jvm-24.flags"));
        }
        flags.addAll(LargePages.flags());
        flags.add("-Dagrona.disable.bounds.checks=true");
        return flags;
    }
}
