package io.icebreaker.journal;

/**
 * A stretch of events that a recording lacks, and says so.
 *
 * @param from first missing event
 * @param to last missing event
 * @param ticks how many of them were packets
 * @param fromNs receive time of the first, ns UTC; 0 when not known
 * @param toNs receive time of the last, ns UTC; 0 when not known
 */
public record Gap(long from, long to, long ticks, long fromNs, long toNs) {
    /** Missing events. */
    public long count() {
        return to - from + 1;
    }

    @Override
    public String toString() {
        return "events " + from + ".." + to + " (" + count() + ") are not in the journal";
    }
}
