package io.icebreaker.journal;

/**
 * Pages of a mapped file that a shortened file lacks. Reading one gives zeros, and the JVM tells of it late:
 * an {@link InternalError} in the same thread, at the latest when it comes back from native code.
 */
final class MissingPages {
    private MissingPages() {}

    /** Throws what the JVM has to tell of pages read so far: where zeros would pass for an end. */
    static void tell() {
        Thread.yield(); // native code
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
