package io.icebreaker.bench.report;

/** What became of a target. */
public enum Verdict {
    MET,
    MISSED,
    /** The run is void: something was lost, a rate was not reached, an output was wrong. */
    FAIL,
    /** No target stands for this line. */
    TOLD
}
