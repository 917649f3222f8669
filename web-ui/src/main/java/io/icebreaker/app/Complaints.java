package io.icebreaker.app;

import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.StageFailures;

/** Says on standard error what the journal's keeper and failed stages say, each thing once. One thread. */
final class Complaints {
    private final Pipeline pipeline;
    private long toldThrough;

    Complaints(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** What came since the last look. */
    void tell() {
        pipeline.takeJournalAlarms()
                .forEach(it -> System.err.println("icebreaker: journal: " + it));
        for (StageFailures.Failure failure : pipeline.failures().latest()) {
            if (failure.sequence() > toldThrough) {
                toldThrough = failure.sequence();
                System.err.println("icebreaker: " + failure);
            }
        }
    }
}
