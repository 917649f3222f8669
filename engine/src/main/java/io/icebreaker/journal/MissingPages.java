package io.icebreaker.journal;

import java.util.stream.Stream;

/**
 * Pages of a mapped file that a shortened file lacks. Reading one gives zeros, and the JVM tells of it late:
 * an {@link InternalError} in the same thread, whenever it next looks. JDK 17 looks when native code calls
 * back into Java, which a walk of the stack does, and not after most other native calls.
 */
final class MissingPages {
    private static final StackWalker WALKER = StackWalker.getInstance();

    private MissingPages() {}

    /** Throws what the JVM has to tell of pages read so far: where zeros would pass for an end. */
    static void tell() {
        WALKER.walk(Stream::findFirst);
    }

    /** Lets it tell where it changes nothing: damage is known, or what was read has been checked. */
    static void hear() {
        try {
            tell();
        } catch (InternalError late) {
            return; // of pages that nobody trusts
        }
    }
}
