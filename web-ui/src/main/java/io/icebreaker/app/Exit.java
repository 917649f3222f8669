package io.icebreaker.app;

/** Exit codes of all commands. */
final class Exit {
    static final int OK = 0;

    /** The command ran and found something wrong. */
    static final int FOUND_WRONG = 1;

    /** The command could not run. */
    static final int COULD_NOT_RUN = 2;

    /** The configuration is refused (sysexits' EX_CONFIG). */
    static final int BAD_CONFIG = 78;

    private Exit() {}
}
