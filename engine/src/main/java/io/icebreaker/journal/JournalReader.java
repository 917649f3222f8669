package io.icebreaker.journal;

import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The events of a recording, in order, none missing but those a GAP event stands for. One thread.
 *
 * <p>A wrong checksum, a hole in the sequence, or another layout version stops it with a {@link
 * JournalException} that names the sequence.
 */
public final class JournalReader implements AutoCloseable {
    /** Producers stamp before they claim: what two of them publish may change places, by some ms. */
    private static final long DISORDER_NS = 1_000_000_000L;

    private final RecordReader records;
    private final Tick peeked = new Tick();
    private final List<Gap> gaps = new ArrayList<>();
    private long sequence;
    private boolean isHeaderChecked;
    private boolean isHeld;
    private boolean isFromStart = true;

    public JournalReader(JournalDirectory directory) {
        records = new RecordReader("input journal in " + directory.path(), directory.openInput());
    }

    /** Number of the last event written, 0 in an empty journal. */
    public static long lastSequence(JournalDirectory directory) throws JournalException {
        if (directory.isEmpty()) {
            return 0;
        }
        try (var queue = directory.openInput()) {
            return RecordReader.lastSequence("input journal in " + directory.path(), queue);
        }
    }

    /** Steps to the next event; false at the end of what is written so far. */
    public boolean next() throws JournalException {
        if (isHeld) {
            isHeld = false;
            return true;
        }
        if (!records.next()) {
            return false;
        }
        if (isFromStart && records.sequence() != 1) {
            throw records.damaged("a beginning that is missing");
        }
        isFromStart = false;
        if (records.type() == EventKind.GAP && sequence != 0) {
            takeGap();
        } else if (sequence != 0 && records.sequence() != sequence + 1) {
            throw records.damaged("a hole behind sequence " + sequence);
        }
        if (!isHeaderChecked) {
            checkHeader();
            isHeaderChecked = true;
        }
        sequence = records.sequence();
        return true;
    }

    /** A hole is accepted if and only if this marker explains it to the number. */
    private void takeGap() throws JournalException {
        copyTo(peeked);
        var gap =
                new Gap(
                        Events.gapFrom(peeked),
                        Events.gapTo(peeked),
                        Events.gapTicks(peeked),
                        Events.gapFromNs(peeked),
                        Events.gapToNs(peeked));
        if (gap.from() != sequence + 1 || gap.to() != records.sequence() || gap.count() < 1) {
            throw records.damaged("a gap marker that does not follow sequence " + sequence);
        }
        gaps.add(gap);
    }

    /** The gaps come upon so far, in order. */
    public List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /**
     * Goes to an event, forwards or back: the following {@link #next} returns it. False when it is not
     * written yet; {@link #next} then returns it once it is, if it is the one behind the last. Takes some
     * milliseconds in a journal of any length.
     */
    public boolean seek(long target) throws JournalException {
        return seek(target, () -> records.sequence(), 0);
    }

    /**
     * Goes to the first event with this receive time (ns UTC) or a later one; false when there is none yet.
     * Events of several producers may stand a little out of order, by less than a second.
     */
    public boolean seekTime(long receiveTimeNs) throws JournalException {
        return seek(receiveTimeNs, this::receiveTimeNs, DISORDER_NS);
    }

    private boolean seek(long target, LongSupplier key, long disorder) throws JournalException {
        sequence = 0;
        isHeld = false;
        isFromStart = false;
        var seek = new RecordSeek(records, key);
        if (!seek.toFirst() || !next()) { // checks the header, too
            return false;
        }
        isHeld = key.getAsLong() >= target;
        if (!isHeld) {
            seek.toDocumentOf(target - disorder);
            sequence = 0;
        }
        while (!isHeld && next()) {
            isHeld = key.getAsLong() >= target;
        }
        return isHeld;
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

    /** Where the record in hand, or what cannot be trusted, begins in its file, bytes. */
    long offset() {
        return records.offset();
    }

    RecordReader records() {
        return records;
    }

    /** The day of the file being read, days since 1970. */
    public int day() {
        return records.cycle();
    }

    /** Type of the record in hand, an {@link EventKind}. */
    public int type() {
        return records.type();
    }

    /** Length of its payload, bytes. */
    public int length() {
        return records.length();
    }

    /** Copies its payload as it lies on disk; there is room for {@link #length}. */
    public void copyPayload(byte[] target) {
        records.bytes().getBytes(records.payload(), target, 0, records.length());
    }

    /** Receive time of the event in hand, ns UTC. */
    public long receiveTimeNs() {
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
