package io.icebreaker.journal;

import io.icebreaker.tick.Tick;

/**
 * From where to where a recording goes, as far as it is written. Times are receive times, ns UTC.
 *
 * @param firstSequence 0, like all the rest, when nothing is recorded yet
 */
public record JournalSpan(
        long firstSequence, long firstTimeNs, long lastSequence, long lastTimeNs) {

    /** Reads the first and the last document only. */
    public static JournalSpan of(JournalDirectory directory) throws JournalException {
        String what = "input journal in " + directory.path();
        var slot = new Tick();
        RecordReader last = RecordReader.atLast(what, directory.openInput());
        if (last == null) {
            return new JournalSpan(0, 0, 0, 0);
        }
        try (last;
                var first = new JournalReader(directory)) {
            first.next();
            first.copyTo(slot);
            long firstTimeNs = slot.receiveTimeNs();
            slot.clear();
            slot.bytes().putBytes(0, last.bytes(), last.payload(), last.length());
            return new JournalSpan(
                    first.sequence(), firstTimeNs, last.sequence(), slot.receiveTimeNs());
        }
    }

    /** How many events there are. */
    public long events() {
        return lastSequence == 0 ? 0 : lastSequence - firstSequence + 1;
    }
}
