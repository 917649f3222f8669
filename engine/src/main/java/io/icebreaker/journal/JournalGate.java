package io.icebreaker.journal;

/**
 * Whether the input journal may be written. The guard of the disk's space closes and opens it, the journal
 * stage closes it when an append fails. Any thread.
 */
final class JournalGate {
    private volatile String closedBecause;
    private volatile boolean isShut;

    boolean isOpen() {
        return closedBecause == null;
    }

    void close(String because) {
        if (!isShut) {
            closedBecause = because;
        }
    }

    /** Closes it for as long as the process runs. */
    void shut(String because) {
        closedBecause = because;
        isShut = true;
    }

    boolean isShut() {
        return isShut;
    }

    /** Unless it is shut. */
    void open() {
        if (!isShut) {
            closedBecause = null;
        }
    }

    /** Why it is closed; null while it is open. */
    String closedBecause() {
        return closedBecause;
    }
}
