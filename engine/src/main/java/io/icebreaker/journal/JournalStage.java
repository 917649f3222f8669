package io.icebreaker.journal;

import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Tick;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;

/**
 * Writes every event to the input journal, a ring batch a document. An event counts as acknowledged, {@link
 * #journaled()}, once its document is complete: from then on it survives the death of the process.
 *
 * <p>Events up to the last one on disk are recovery: they are not written again.
 */
public final class JournalStage implements Stage {
    /** 64 packets: beyond that a document gains nothing, and a kill would lose more. */
    private static final int FULL_BYTES = 64 * (JournalFormat.PAYLOAD + Tick.INPUT_LENGTH);

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Counters counters;
    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private final long onDisk;
    private volatile long journaled;
    private long gathered;

    public JournalStage(JournalDirectory directory, Counters counters) throws JournalException {
        this.counters = counters;
        queue = directory.openInput();
        onDisk = RecordReader.lastSequence("input journal in " + directory.path(), queue);
        journaled = onDisk;
        counters.set(Counter.JOURNALED, onDisk);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
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

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.sequence() > onDisk) {
            gather(tick);
        }
        if (endOfBatch || batch.isFull()) {
            flush();
        }
    }

    /** Writes what was gathered, without waiting for the batch to end. For the stage's own thread. */
    public void flush() {
        if (!batch.isEmpty()) {
            batch.appendTo(appender);
            journaled = gathered;
            counters.set(Counter.JOURNALED, gathered);
        }
    }

    private void gather(Tick tick) {
        int length = JournalFormat.payloadLength(tick.kind());
        int at = batch.begin(tick.sequence(), tick.kind(), length);
        batch.bytes().putBytes(at, tick.bytes(), 0, length);
        batch.seal();
        gathered = tick.sequence();
    }

    @Override
    public void onStop() {
        appender.close();
        queue.close();
    }
}
