package io.icebreaker.ring;

import java.util.function.Consumer;

/**
 * Ends the process at once when going on would be wrong; a supervisor starts it again and recovery does the
 * rest.
 */
public final class FatalExit implements Consumer<StageFailures.Failure> {
    /** Exit code of a process that a stage's Error or a broken journal ended. */
    public static final int CODE = 70;

    @Override
    public void accept(StageFailures.Failure failure) {
        try {
            System.err.println(
                    "icebreaker: FATAL: " + failure + "; the process ends with code " + CODE);
            failure.cause().printStackTrace();
        } finally {
            Runtime.getRuntime().halt(CODE);
        }
    }
}
