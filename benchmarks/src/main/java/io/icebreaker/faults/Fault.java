package io.icebreaker.faults;

/** One kind of harm, done many times, with its pass criteria (reliability 5). */
public interface Fault {
    /** The number in the specification's table, F1 to F24. */
    String id();

    /** A few words for the table. */
    String title();

    /**
     * Does the harm and judges. What does not meet the criteria is a result that has not passed; an
     * exception means the test itself broke and counts as failed, too.
     */
    FaultResult run(FaultRun run) throws Exception;
}
