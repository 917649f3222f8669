package io.icebreaker.app;

/** A command cannot go on; the message says why and what to do, the code is the process's. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = Exit.COULD_NOT_RUN;
    }

    /** The code that the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
