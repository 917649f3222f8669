package io.icebreaker.faults;

/**
 * What came of it.
 *
 * @param tries how often harm was done; 0 when it could not be done at all here
 * @param lost acknowledged events that are gone, or events missing without a mark
 * @param corrupted events delivered that are not what was written, or damage nobody noticed
 * @param worstRecoverySeconds longest time until the engine accepted ticks again; NaN where there is none
 * @param passed all criteria met
 * @param note figures that belong to it, or what went wrong first; one line
 */
public record FaultResult(
        int tries,
        long lost,
        long corrupted,
        double worstRecoverySeconds,
        boolean passed,
        String note) {

    /** Nothing was tried, for this machine does not allow it: in the full form that is not enough. */
    public static FaultResult skipped(String why) {
        return new FaultResult(0, 0, 0, Double.NaN, false, why);
    }

    FaultResult withNote(String other) {
        return new FaultResult(tries, lost, corrupted, worstRecoverySeconds, passed, other);
    }

    /** The test itself broke. */
    static FaultResult broken(Throwable why) {
        return new FaultResult(1, 0, 0, Double.NaN, false, "the test broke: " + why);
    }

    public boolean isSkipped() {
        return tries == 0;
    }

    /** passed, FAILED or SKIPPED. */
    public String verdict() {
        return isSkipped() ? "SKIPPED" : passed ? "passed" : "FAILED";
    }
}
