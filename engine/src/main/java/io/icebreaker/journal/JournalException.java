package io.icebreaker.journal;

/** A journal cannot be opened, or what it holds cannot be trusted; the message says where and what to do. */
public class JournalException extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean isDamage;

    public JournalException(String message) {
        this(message, false, null);
    }

    public JournalException(String message, Throwable cause) {
        this(message, false, cause);
    }

    private JournalException(String message, boolean isDamage, Throwable cause) {
        super(message, cause);
        this.isDamage = isDamage;
    }

    /** A record that cannot be trusted. */
    static JournalException damage(String message) {
        return new JournalException(message, true, null);
    }

    /** Whether the journal is there but broken, rather than missing, locked or of another version. */
    public boolean isDamage() {
        return isDamage;
    }
}
