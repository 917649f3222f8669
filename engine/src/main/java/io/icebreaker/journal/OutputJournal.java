package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes output records. After a restart the stages find again what they found before: as long as a record
 * equals the next one on disk it is only compared; from the first that does not, or is not there, writing
 * begins, behind a RESET where something stands in the way.
 */
public final class OutputJournal implements OutputSink {
    private static final Logger LOG = LoggerFactory.getLogger(OutputJournal.class);

    /** One document for what a batch of the ring leads to, as a rule. */
    private static final int FULL_BYTES = 64 << 10;

    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private final Counters counters;
    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private final long[] reset = new long[1];
    private OutputReader onDisk;
    private long agreed;

    public OutputJournal(JournalDirectory directory, Counters counters) {
        this.counters = counters;
        onDisk = soundReader(directory);
        queue = directory.openOutput();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** A damaged output journal is put aside and written anew: recovery finds all of it again. */
    private OutputReader soundReader(JournalDirectory directory) {
        var reader = new OutputReader(directory);
        if (!reader.isDamaged()) {
            return reader;
        }
        reader.close();
        counters.increment(Counter.JOURNAL_DAMAGED);
        LOG.warn(
                "{}: damaged output put aside as {}", directory.path(), directory.putOutputAside());
        return new OutputReader(directory);
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        if (onDisk != null && agrees(sequence, type, words, at, length)) {
            agreed++;
            return;
        }
        gather(sequence, type, words, at, length);
    }

    /** Compares with the disk; at its end, or at the first difference, turns to writing. */
    private boolean agrees(long sequence, int type, long[] words, int at, int length) {
        try {
            boolean more = onDisk.next();
            if (more && onDisk.equalTo(sequence, type, words, at, length)) {
                return true;
            }
            onDisk.close();
            onDisk = null;
            if (more) {
                counters.increment(Counter.OUTPUT_DIVERGED);
                reset[0] = agreed;
                gather(sequence, OutputType.RESET, reset, 0, 1);
            }
            return false;
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    private void gather(long sequence, int type, long[] words, int at, int length) {
        int payload = batch.begin(sequence, type, length * Long.BYTES);
        for (int i = 0; i < length; i++) {
            batch.bytes().putLong(payload + i * Long.BYTES, words[at + i]);
        }
        batch.seal();
    }

    @Override
    public boolean isFull() {
        return batch.isFull();
    }

    @Override
    public void flush() {
        if (!batch.isEmpty()) {
            batch.appendTo(appender);
        }
    }

    @Override
    public void close() {
        if (onDisk != null) {
            onDisk.close();
        }
        appender.close();
        queue.close();
    }
}
