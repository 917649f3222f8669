package io.icebreaker.telemetry;

/**
 * A packet whose consequences took more than a millisecond to show.
 *
 * @param visibleNs when they showed, on the clock that stamps packets, ns UTC
 * @param tookNs from its receive time to then
 * @param waitedNs of that, until its lane began with its batch
 * @param events in that batch
 * @param cause why, as far as it is known
 */
public record Outlier(long visibleNs, long tookNs, long waitedNs, int events, Cause cause) {
    /** What can be told of a delay from outside. */
    public enum Cause {
        GC("a garbage collection stopped all threads"),
        ROLL("the journal began its next file"),
        BACKLOG("it waited while the lane was busy with those before it"),
        WAKE("its thread had to wake first, or the packet came late to the ring"),
        WORK("the stages took that long");

        private final String sentence;

        Cause(String sentence) {
            this.sentence = sentence;
        }

        /** For people. */
        public String sentence() {
            return sentence;
        }
    }

    /** The same, when its cause is known from elsewhere. */
    public Outlier because(Cause known) {
        return new Outlier(visibleNs, tookNs, waitedNs, events, known);
    }
}
