package io.icebreaker.journal;

import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * Writes every event to the input journal, a ring batch a document. An event counts as acknowledged, {@link
 * #journaled()}, once its document is complete: from then on it survives the death of the process.
 *
 * <p>Events up to the last one on disk are recovery: they are not written again. While the {@link
 * JournalGate} is closed, or when an append fails, a live day goes on without its journal: events are
 * counted, and once writing is possible again a GAP record with both edges stands for them (reliability
 * 3.1). A recording that can wait for its disk, an import, ends there instead.
 */
public final class JournalStage extends Stage {
    /** 64 packets: beyond that a document gains nothing, and a kill would lose more. */
    private static final int FULL_BYTES = 64 * (JournalFormat.PAYLOAD + Tick.INPUT_LENGTH);

    /** A disk with room that still refuses so often in a row is a broken program's. */
    private static final int MAX_FAILURES = 3;

    private final JournalDirectory directory;
    private final Counters counters;
    private final boolean mayGap;
    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private final JournalGate gate = new JournalGate();
    private final JournalGaps gaps = new JournalGaps();
    private final Missing gathered = new Missing();
    private final Missing gap = new Missing();
    private final Tick marker = new Tick();
    private final MappedAhead ahead = new MappedAhead();
    private final long onDisk;
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private QueueRoom room;
    private int failures;
    private volatile long journaled;
    private volatile long passed;
    private volatile long lastIndex;

    /** Of a recording that cannot do without its journal. */
    public JournalStage(JournalDirectory directory, Counters counters) throws JournalException {
        this(directory, counters, false);
    }

    /** {@code mayGap}: whether events may go by unjournaled while the disk is full. */
    public JournalStage(JournalDirectory directory, Counters counters, boolean mayGap)
            throws JournalException {
        this.directory = directory;
        this.counters = counters;
        this.mayGap = mayGap;
        try {
            open();
            long last = RecordReader.lastSequence("input journal in " + directory.path(), queue);
            lastIndex = last == 0 ? 0 : queue.lastIndex();
            onDisk = markWhatWasLeftOpen(last);
        } catch (JournalException e) {
            closeQueue();
            throw e;
        } catch (Exception | InternalError e) {
            closeQueue();
            throw JournalException.damage(
                    "the input journal in " + directory.path() + " cannot be opened: " + e);
        }
        journaled = onDisk;
        passed = onDisk;
        counters.set(Counter.JOURNALED, onDisk);
    }

    private void open() {
        queue = directory.openInput();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    private void closeQueue() {
        ahead.release();
        if (appender != null) {
            appender.close();
        }
        if (queue != null) {
            queue.close();
        }
    }

    /** A process that ended while it could not journal left a note: its gap is closed here. */
    private long markWhatWasLeftOpen(long last) throws JournalException {
        Gap open = OpenGap.read(directory.path());
        if (open == null || open.to() <= last) {
            OpenGap.forget(directory.path());
            return last;
        }
        gap.add(last + 1, open.fromNs(), false);
        gap.add(open.to(), open.toNs(), false);
        boolean written = appendMarker();
        gap.clear();
        if (!written) {
            throw new JournalException(
                    "cannot write to the journal in "
                            + directory.path()
                            + ": "
                            + gate.closedBecause());
        }
        OpenGap.forget(directory.path());
        return open.to();
    }

    /** Layout version of the bytes this build writes, for the CONFIG event. */
    public static int layoutVersion() {
        return JournalFormat.VERSION;
    }

    @Override
    public boolean isVital() {
        return true;
    }

    @Override
    public String name() {
        return "journal";
    }

    /** The last event on disk when the journal was opened. */
    public long recoveredThrough() {
        return onDisk;
    }

    /** The last event that is on disk now; any thread. */
    public long journaled() {
        return journaled;
    }

    /** The last event that is on disk or, in a {@link #gaps() gap}, given up; any thread. */
    public long passed() {
        return passed;
    }

    /** What this process left out; any thread. */
    public JournalGaps gaps() {
        return gaps;
    }

    /** Asked before each document; set before the lanes run. */
    void room(QueueRoom allocated) {
        room = allocated;
    }

    /** Where it writes, and what maps the file ahead of it. */
    MappedAhead ahead() {
        return ahead;
    }

    JournalGate gate() {
        return gate;
    }

    /** Queue index of the last document, be it from before; 0 when there is none; any thread. */
    long lastIndex() {
        return lastIndex;
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.sequence() > onDisk) {
            if (gap.isEmpty() || resume()) {
                gather(tick);
            } else {
                leaveOut(tick);
            }
        }
        if (endOfBatch || batch.isFull()) {
            flush();
        }
    }

    /** Writes what was gathered, without waiting for the batch to end. For the stage's own thread. */
    public void flush() {
        if (batch.isEmpty()) {
            return;
        }
        long last = gathered.to();
        if (gate.isOpen() && append()) {
            journaled = last;
            counters.set(Counter.JOURNALED, last);
        } else {
            beginGap();
        }
        gathered.clear();
        passed = last;
    }

    private void gather(Tick tick) {
        int length = JournalFormat.payloadLength(tick.kind());
        int at = batch.begin(tick.sequence(), tick.kind(), length);
        batch.bytes().putBytes(at, tick.bytes(), 0, length);
        batch.seal();
        gathered.add(tick.sequence(), tick.receiveTimeNs(), tick.kind() == EventKind.TICK);
    }

    /** Appends the batch; false, and the gate closed, when that failed. The batch is empty afterwards. */
    private boolean append() {
        if (room != null && !room.holds(batch.end())) {
            batch.clear();
            gate.close("the disk gives no more room for the journal");
            return false;
        }
        try {
            ahead.writes(batch.appendTo(appender), batch.file());
            lastIndex = appender.lastIndexAppended();
            failures = 0;
            return true;
        } catch (Exception | InternalError e) {
            batch.clear();
            gate.close("an append failed: " + e);
            if (++failures > MAX_FAILURES) {
                throw e;
            }
            return false;
        }
    }

    private void beginGap() {
        if (!mayGap) {
            throw new IllegalStateException(
                    "the journal in "
                            + directory.path()
                            + " cannot be written: "
                            + gate.closedBecause()
                            + "; make room and start again");
        }
        batch.clear();
        gaps.begin(gathered.from());
        gap.add(gathered);
        counters.add(Counter.JOURNAL_GAPS, 1);
        counters.add(Counter.UNJOURNALED, gathered.count());
    }

    private void leaveOut(Tick tick) {
        gap.add(tick.sequence(), tick.receiveTimeNs(), tick.kind() == EventKind.TICK);
        counters.add(Counter.UNJOURNALED, 1);
        passed = tick.sequence();
    }

    /** Ends the gap if the disk allows it again: its marker comes first. */
    private boolean resume() {
        if (gaps.isFull() && !gate.isShut()) {
            gate.shut("more than " + JournalGaps.CAPACITY + " gaps since the start of the process");
        }
        if (!gate.isOpen() || !reopenAfterFailure() || !appendMarker()) {
            return false;
        }
        gaps.end(gap.to());
        journaled = gap.to();
        gap.clear();
        return true;
    }

    private boolean appendMarker() {
        Events.gap(marker.clear(), gap.from(), gap.to(), gap.ticks(), gap.fromNs(), gap.toNs());
        int length = JournalFormat.payloadLength(EventKind.GAP);
        int at = batch.begin(gap.to(), EventKind.GAP, length);
        batch.bytes().putBytes(at, marker.bytes(), 0, length);
        batch.seal();
        return append();
    }

    /** What a failed append left in the queue is no one's to guess: open it as after a kill. */
    private boolean reopenAfterFailure() {
        if (failures == 0) {
            return true;
        }
        try {
            closeQueue();
            directory.releaseStaleLock("input");
            open();
            return true;
        } catch (Exception | InternalError e) {
            gate.close("the queue cannot be opened again: " + e);
            return false;
        }
    }

    /** Closes the queue; a gap still open is marked if the disk has the few bytes for it. */
    @Override
    public void onStop() {
        if (!gap.isEmpty() && reopenAfterFailure() && appendMarker()) {
            gaps.end(gap.to());
            gap.clear();
        }
        closeQueue();
    }
}
