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
    private long records;
    private long index;
    private int inDocument;

    public OutputJournal(JournalDirectory directory, Counters counters) {
        this(directory, counters, soundReader(directory, counters));
    }

    /**
     * Goes on behind a place in what is on disk: the first record to come is of an event behind {@code
     * sequence}.
     *
     * @throws JournalException when the place is not there, or what follows it is damaged
     */
    public static OutputJournal from(
            OutputPosition place, long sequence, JournalDirectory directory, Counters counters)
            throws JournalException {
        var reader = new OutputReader(directory, place, sequence);
        if (reader.isDamaged()) {
            reader.close();
            throw new JournalException("the output in " + directory.path() + " is damaged");
        }
        return new OutputJournal(directory, counters, reader);
    }

    private OutputJournal(JournalDirectory directory, Counters counters, OutputReader reader) {
        this.counters = counters;
        onDisk = reader;
        records = reader.position().records();
        queue = directory.openOutput();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /** A damaged output journal is put aside and written anew: recovery finds all of it again. */
    private static OutputReader soundReader(JournalDirectory directory, Counters counters) {
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
            records++;
            return;
        }
        gather(sequence, type, words, at, length);
        records++;
    }

    /** Compares with the disk; at its end, or at the first difference, turns to writing. */
    private boolean agrees(long sequence, int type, long[] words, int at, int length) {
        try {
            boolean more = onDisk.next();
            if (more && onDisk.equalTo(sequence, type, words, at, length)) {
                return true;
            }
            index = onDisk.position().index();
            inDocument = onDisk.position().inDocument();
            onDisk.close();
            onDisk = null;
            if (more) {
                counters.increment(Counter.OUTPUT_DIVERGED);
                reset[0] = records;
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
            inDocument = batch.count();
            batch.appendTo(appender);
            index = appender.lastIndexAppended();
        }
    }

    @Override
    public OutputPosition position() {
        if (onDisk != null) {
            return onDisk.position();
        }
        return batch.isEmpty() ? new OutputPosition(records, index, inDocument) : null;
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
