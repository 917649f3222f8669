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
 *
 * <p>What events led to that are not in the input journal is left out, for no replay could find it again;
 * so is what the disk refuses. A GAP record stands in its place. Behind it records tell what live saw,
 * which a replay, not having all that live had, may see otherwise; a restart settles that by a RESET.
 */
public final class OutputJournal implements OutputSink {
    private static final Logger LOG = LoggerFactory.getLogger(OutputJournal.class);

    /** One document for what a batch of the ring leads to, as a rule. */
    private static final int FULL_BYTES = 64 << 10;

    private final JournalDirectory directory;
    private final Counters counters;
    private final RecordBatch batch = new RecordBatch(FULL_BYTES);
    private final JournalGaps gaps;
    private final RecordBatch kept = new RecordBatch(FULL_BYTES);
    private final MappedAhead ahead = new MappedAhead();
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private QueueRoom room;

    /** At what is on disk; null when that is taken up. */
    private OutputLook look;

    private OutputReader onDisk;
    private long records;
    private long index;
    private int inDocument;
    private long gapFrom;
    private long gapTo;
    private long gapRecords;
    private boolean isGapDue;
    private int gapsTold;

    /** For a recording whose input is journaled whole. */
    public OutputJournal(JournalDirectory directory, Counters counters) {
        this(directory, counters, new JournalGaps());
    }

    /**
     * Begins to look through what is on disk. {@link #prepare} waits for the end of that, as does the first
     * record.
     *
     * @param gaps what the input journal lacks
     */
    public OutputJournal(JournalDirectory directory, Counters counters, JournalGaps gaps) {
        this.directory = directory;
        this.counters = counters;
        this.gaps = gaps;
        look = new OutputLook(directory);
    }

    /**
     * Goes on behind a place in what is on disk: the first record to come is of an event behind {@code
     * sequence}.
     *
     * @throws JournalException when the place is not there, or what follows it is damaged
     */
    public static OutputJournal from(
            OutputPosition place,
            long sequence,
            JournalDirectory directory,
            Counters counters,
            JournalGaps gaps)
            throws JournalException {
        var reader = new OutputReader(directory, place, sequence);
        if (reader.isDamaged()) {
            reader.close();
            throw new JournalException("the output in " + directory.path() + " is damaged");
        }
        return new OutputJournal(directory, counters, gaps, reader);
    }

    private OutputJournal(
            JournalDirectory directory, Counters counters, JournalGaps gaps, OutputReader reader) {
        this.directory = directory;
        this.counters = counters;
        this.gaps = gaps;
        takeUp(reader);
    }

    @Override
    public void prepare() {
        if (look != null) {
            takeUp(look.sound(counters, room));
            look = null;
        }
    }

    private void takeUp(OutputReader reader) {
        onDisk = reader;
        records = reader.position().records();
        queue = directory.openOutput();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    @Override
    public void accept(long sequence, int type, long[] words, int at, int length) {
        prepare();
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
                putReset(sequence);
            }
            return false;
        } catch (JournalException e) {
            throw new IllegalStateException(e);
        }
    }

    private void putReset(long sequence) {
        int payload = batch.begin(sequence, OutputType.RESET, Long.BYTES);
        batch.bytes().putLong(payload, records);
        batch.seal();
    }

    private void gather(long sequence, int type, long[] words, int at, int length) {
        int payload = batch.begin(sequence, type | PackedWords.FLAG, PackedWords.most(length));
        batch.shorten(PackedWords.put(batch.bytes(), payload, words, at, length));
        batch.seal();
    }

    @Override
    public boolean isFull() {
        return batch.isFull();
    }

    @Override
    public void flush() {
        if (batch.isEmpty()) {
            return;
        }
        if (!isGapDue && gaps.count() == gapsTold) {
            append(batch);
        } else {
            leaveOut();
        }
    }

    /** Keeps what may be written, a GAP before what follows on something left out. */
    private void leaveOut() {
        for (int at = batch.first(); at < batch.end(); at = batch.next(at)) {
            long sequence = batch.sequence(at);
            if (gaps.touches(sequence, sequence)) {
                missing(sequence, sequence, 1);
            } else {
                tellGapsBefore(sequence);
                kept.add(batch, at);
            }
        }
        batch.clear();
        if (!kept.isEmpty()) {
            append(kept);
        }
    }

    /** A gap of the input is told even if nothing was found in it: what follows may differ in replay. */
    private void tellGapsBefore(long sequence) {
        while (gapsTold < gaps.count() && gaps.from(gapsTold) < sequence) {
            missing(gaps.from(gapsTold), gaps.to(gapsTold), 0);
            gapsTold++;
        }
        if (isGapDue) {
            putGap(sequence);
        }
    }

    private void missing(long from, long to, long records) {
        gapFrom = isGapDue ? Math.min(gapFrom, from) : from;
        gapTo = isGapDue ? Math.max(gapTo, to) : to;
        gapRecords += records;
        isGapDue = true;
        counters.add(Counter.OUTPUT_UNJOURNALED, records);
    }

    private void putGap(long sequence) {
        int payload = kept.begin(sequence, OutputType.GAP, OutputType.GAP_WORDS * Long.BYTES);
        kept.bytes().putLong(payload + OutputType.GAP_FROM * Long.BYTES, gapFrom);
        kept.bytes().putLong(payload + OutputType.GAP_TO * Long.BYTES, gapTo);
        kept.bytes().putLong(payload + OutputType.GAP_RECORDS * Long.BYTES, gapRecords);
        kept.seal();
        gapRecords = 0;
        isGapDue = false;
    }

    /** A refusal of the disk costs the records, not the day; the input's own watch tells why. */
    private void append(RecordBatch records) {
        if (room != null && !room.holds(records.end())) {
            giveUp(records);
            return;
        }
        try {
            int count = records.count();
            ahead.writes(records.appendTo(appender), records.file());
            inDocument = count;
            index = appender.lastIndexAppended();
        } catch (Exception | InternalError e) {
            LOG.warn(
                    "output of events {} to {} is not written: {}",
                    records.sequence(records.first()),
                    records.lastSequence(),
                    e.toString());
            giveUp(records);
        }
    }

    private void giveUp(RecordBatch records) {
        for (int at = records.first(); at < records.end(); at = records.next(at)) {
            if (records.type(at) == OutputType.GAP) {
                missing(
                        records.word(at, OutputType.GAP_FROM),
                        records.word(at, OutputType.GAP_TO),
                        records.word(at, OutputType.GAP_RECORDS));
            } else {
                missing(records.sequence(at), records.sequence(at), 1);
            }
        }
        records.clear();
    }

    /** Asked before each document; set before the lanes run. */
    void room(QueueRoom allocated) {
        room = allocated;
    }

    /** Where it writes, and what maps the file ahead of it. */
    MappedAhead ahead() {
        return ahead;
    }

    @Override
    public OutputPosition position() {
        prepare();
        if (onDisk != null) {
            return onDisk.position();
        }
        return batch.isEmpty() && gaps.count() == 0 && !isGapDue
                ? new OutputPosition(records, index, inDocument)
                : null;
    }

    @Override
    public void close() {
        prepare();
        if (onDisk != null) {
            onDisk.close();
        }
        ahead.release();
        appender.close();
        queue.close();
    }
}
