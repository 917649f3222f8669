package io.icebreaker.journal;

/**
 * Whether the input journal may be written. The guard of the disk's space closes and opens it, the journal
 * stage closes it when an append fails. Any thread.
 */
final class JournalGate {
    private volatile String closedBecause;

    boolean isOpen() {
        return closedBecause == null;
    }

    void close(String because) {
        closedBecause = because;
    }

    void open() {
        closedBecause = null;
    }

    /** Why it is closed; null while it is open. */
    String closedBecause() {
        return closedBecause;
    }
}
