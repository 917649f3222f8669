package io.icebreaker.web;

import java.util.Locale;
import jnr.ffi.LibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that serve pages stand behind those that handle packets: on two cores a packet would otherwise
 * wait for the rest of a page's time slice, some milliseconds. On Linux, where each thread has a priority of
 * its own; elsewhere nothing is changed.
 */
final class Niceness {
    /** A third of the weight of a thread that handles packets: what wakes there runs first. */
    private static final int STEPS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Niceness.class);
    private static final LibC LIB_C = load();

    private Niceness() {}

    /** What is called of the system's library; public for the library that binds it. */
    public interface LibC {
        /** Lowers the calling thread by so many steps; see nice(2). */
        int nice(int steps);
    }

    private static LibC load() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return null;
        }
        try {
            return LibraryLoader.create(LibC.class).load("c");
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("pages are served at the priority of packets: {}", e.toString());
            return null;
        }
    }

    /** The same work, behind: its thread lowers itself first. */
    static Runnable behind(Runnable work) {
        return () -> {
            if (LIB_C != null) {
                LIB_C.nice(STEPS);
            }
            work.run();
        };
    }
}
