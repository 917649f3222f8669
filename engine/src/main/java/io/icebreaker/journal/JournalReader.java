package io.icebreaker.journal;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;

/**
 * The events of a recording, in order, none missing. One thread.
 *
 * <p>A wrong checksum, a hole in the sequence, or another layout version stops it with a {@link
 * JournalException} that names the sequence.
 */
public final class JournalReader implements AutoCloseable {
    private final RecordReader records;
    private final Tick peeked = new Tick();
    private long sequence;

    public JournalReader(JournalDirectory directory) {
        records = new RecordReader("input journal in " + directory.path(), directory.openInput());
    }

    /** Steps to the next event; false at the end of what is written so far. */
    public boolean next() throws JournalException {
        if (!records.next()) {
            return false;
        }
        if (sequence != 0 && records.sequence() != sequence + 1) {
            throw records.damaged("a hole behind sequence " + sequence);
        }
        if (sequence == 0) {
            checkHeader();
        }
        sequence = records.sequence();
        return true;
    }

    private void checkHeader() throws JournalException {
        copyTo(peeked);
        if (peeked.kind() != EventKind.CONFIG
                || Events.layoutVersion(peeked) != JournalFormat.VERSION) {
            throw new JournalException(
                    "this build reads journal layout "
                            + JournalFormat.VERSION
                            + "; the first event is "
                            + EventKind.name(peeked.kind())
                            + ", layout "
                            + Events.layoutVersion(peeked));
        }
    }

    /** Number of the event in hand. */
    public long sequence() {
        return sequence;
    }

    /** Receive time of the event in hand, ns UTC. */
    long receiveTimeNs() {
        copyTo(peeked);
        return peeked.receiveTimeNs();
    }

    /** Copies the event in hand into a slot, as it stood on the ring before any stage saw it. */
    public void copyTo(Tick slot) {
        slot.clear();
        slot.bytes().putBytes(0, records.bytes(), records.payload(), records.length());
    }

    @Override
    public void close() {
        records.close();
    }
}
