package io.icebreaker.app;

/** Exit codes of all commands. */
public final class Exit {
    public static final int OK = 0;

    /** The command ran and found something wrong. */
    public static final int FOUND_WRONG = 1;

    /** The command could not run. */
    public static final int COULD_NOT_RUN = 2;

    /** The configuration is refused (sysexits' EX_CONFIG). */
    public static final int BAD_CONFIG = 78;

    private Exit() {}
}
