package io.icebreaker.journal;

/** A journal cannot be opened, or what it holds cannot be trusted; the message says where and what to do. */
public final class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
