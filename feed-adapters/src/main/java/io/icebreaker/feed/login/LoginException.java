package io.icebreaker.feed.login;

/**
 * A login that was refused or did not come through. The message is one plain sentence for the person at the
 * keyboard, with what to do next, and repeats no secret: a broker's text that goes into it is redacted first.
 */
public final class LoginException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String brokerCode;
    private final boolean answersAtFault;

    private LoginException(String message, String brokerCode, boolean answersAtFault) {
        super(message);
        this.brokerCode = brokerCode;
        this.answersAtFault = answersAtFault;
    }

    /** The broker said no to what we sent; {@code brokerCode} is its own word for it, "" for none. */
    public static LoginException refused(String message, String brokerCode) {
        return new LoginException(message, brokerCode, true);
    }

    /**
     * The broker was not reached, was too busy, or answered what nobody can read: the same may work later.
     */
    public static LoginException unreachable(String message, String brokerCode) {
        return new LoginException(message, brokerCode, false);
    }

    /** The broker's original code ("TokenException", "AB1050", "HTTP 502"); "" when it gave none. */
    public String brokerCode() {
        return brokerCode;
    }

    /** Whether other answers (a fresh code, a right PIN) are needed, rather than another try. */
    public boolean answersAtFault() {
        return answersAtFault;
    }
}
