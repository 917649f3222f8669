package io.icebreaker.state;

/** A graph cannot be written or filled; the message names field and class. */
public final class StateException extends Exception {
    private static final long serialVersionUID = 1;

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
