package io.icebreaker.os;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Calls of the C library: on Linux, on a 64-bit machine whose numbers this package knows. */
final class LibC {
    private LibC() {}

    /** Null where there is none to call: another system, a libc of another name, natives that cannot load. */
    static Function function(String name) {
        try {
            return isKnown() ? NativeLibrary.getInstance("c").getFunction(name) : null;
        } catch (LinkageError unavailable) {
            return null;
        }
    }

    private static boolean isKnown() {
        return Platform.isLinux() && Platform.is64Bit() && (Platform.isIntel() || Platform.isARM());
    }
}
