package io.icebreaker.app;

import io.icebreaker.journal.JournalException;

/** A snapshot was whole and of this build, and could not be taken up all the same; it is set aside by now. */
final class UnfitSnapshotException extends JournalException {
    private static final long serialVersionUID = 1L;

    UnfitSnapshotException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whoever failed begins anew, from what is left. */
    void tell() {
        System.err.println("icebreaker: " + getMessage());
    }
}
