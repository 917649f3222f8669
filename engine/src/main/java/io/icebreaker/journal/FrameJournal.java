package io.icebreaker.journal;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import java.util.function.BooleanSupplier;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what sockets received, byte for byte, in a queue of its own beside the input journal, so that a day
 * can be decoded again (reliability, promise 1). Records are as in {@link JournalFormat}; numbers go up by
 * one a frame received, so a hole is frames that could not be kept.
 *
 * <pre>
 * RUN    input sequence before this run's first event (long)
 * FRAME  receiveTimeNs (long)  monotonicNs (long)  feed (int)  kind (int)  the frame's bytes
 * END    frames missed in the run (long)
 * </pre>
 *
 * <p>The kind is the feed's own word for how the bytes are to be read; 0 is a binary frame of Kite.
 *
 * <p><b>Threading.</b> Any thread; frames of several feeds come one after the other. <b>Errors.</b> None: a
 * feed never stops for its capture. What cannot be kept is counted, and keeping is given up, once said,
 * after {@value #MAX_FAILURES} failures in a row. While the journal's gate is closed frames go by, too.
 */
public final class FrameJournal implements AutoCloseable {
    static final String QUEUE = "frames";

    static final int RUN = 1;
    static final int FRAME = 2;
    static final int END = 3;

    static final int RECEIVE_TIME_NS = 0;
    static final int MONOTONIC_NS = RECEIVE_TIME_NS + Long.BYTES;
    static final int FEED = MONOTONIC_NS + Long.BYTES;
    static final int KIND = FEED + Integer.BYTES;
    static final int BYTES = KIND + Integer.BYTES;

    /** A hundred full packets; the largest a socket accepts, 1 MiB, makes the batch grow. */
    private static final int USUAL_BYTES = 32 << 10;

    private static final int MAX_FAILURES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(FrameJournal.class);

    private final JournalDirectory directory;
    private final long recoveredThrough;
    private final BooleanSupplier mayWrite;
    private final MappedAhead ahead = new MappedAhead();
    private QueueRoom room;
    private final Counters counters;
    private final RecordBatch batch = new RecordBatch(USUAL_BYTES);
    private ChronicleQueue queue;
    private ExcerptAppender appender;
    private long sequence;
    private long runSequence;
    private long missed;
    private int failures;
    private boolean isRunTold;
    private boolean isOff;

    private FrameJournal(
            JournalDirectory directory,
            long recoveredThrough,
            BooleanSupplier mayWrite,
            Counters counters) {
        this.directory = directory;
        this.recoveredThrough = recoveredThrough;
        this.mayWrite = mayWrite;
        this.counters = counters;
    }

    /**
     * Opens the queue of a directory that is being written; a damaged one is put aside and begun anew.
     *
     * @param recoveredThrough the last input event before this run
     * @param mayWrite whether the disk has room
     */
    static FrameJournal open(
            JournalDirectory directory,
            long recoveredThrough,
            BooleanSupplier mayWrite,
            Counters counters) {
        var frames = new FrameJournal(directory, recoveredThrough, mayWrite, counters);
        try {
            frames.openQueue();
        } catch (Exception | InternalError e) {
            frames.beginAnew(e);
        }
        return frames;
    }

    private void openQueue() throws JournalException {
        queue = directory.openFrames();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
        sequence = RecordReader.lastSequence("frames in " + directory.path(), queue);
    }

    private void beginAnew(Throwable cause) {
        closeQueue();
        try {
            LOG.warn("captured frames cannot be gone on with ({}): put aside", cause.toString());
            directory.putAside(QUEUE);
            openQueue();
        } catch (Exception | InternalError e) {
            giveUp(e);
        }
    }

    private void giveUp(Throwable cause) {
        isOff = true;
        LOG.warn("frames are captured no more in this run; live goes on: {}", cause.toString());
    }

    /**
     * Keeps one frame; to be called before it is decoded.
     *
     * @param kind how the bytes are to be read, in the feed's words
     * @param receiveTimeNs epoch ns UTC, as its packets are stamped
     * @param monotonicNs of a clock that does not jump
     * @param bytes only read, and only during the call
     */
    public synchronized void append(
            int feed, int kind, long receiveTimeNs, long monotonicNs, byte[] bytes) {
        numberRun();
        sequence++;
        if (isOff || !mayWrite.getAsBoolean()) {
            miss();
            return;
        }
        try {
            reopenAfterFailure();
            tellRun();
            int at = batch.begin(sequence, FRAME, BYTES + bytes.length);
            batch.bytes().putLong(at + RECEIVE_TIME_NS, receiveTimeNs);
            batch.bytes().putLong(at + MONOTONIC_NS, monotonicNs);
            batch.bytes().putInt(at + FEED, feed);
            batch.bytes().putInt(at + KIND, kind);
            batch.bytes().putBytes(at + BYTES, bytes);
            write();
            counters.add(Counter.FRAMES, 1);
        } catch (Exception | InternalError e) { // a full disk is an InternalError (3.1)
            failed(e);
        }
    }

    private void numberRun() {
        if (runSequence == 0) {
            runSequence = ++sequence;
        }
    }

    /** Comes before the first frame that is kept. */
    private void tellRun() {
        if (!isRunTold) {
            int at = batch.begin(runSequence, RUN, Long.BYTES);
            batch.bytes().putLong(at, recoveredThrough);
            batch.seal();
        }
    }

    /** Asked before each document; set before the first frame comes. */
    void room(QueueRoom allocated) {
        room = allocated;
    }

    /** Where it writes, and what maps the file ahead of it. */
    MappedAhead ahead() {
        return ahead;
    }

    private void write() {
        batch.seal();
        if (room != null && !room.holds(batch.end())) {
            throw new IllegalStateException("the disk gives no more room for frames");
        }
        ahead.writes(batch.appendTo(appender), batch.file());
        isRunTold = true;
        failures = 0;
    }

    private void failed(Throwable cause) {
        batch.clear();
        miss();
        if (++failures > MAX_FAILURES) {
            giveUp(cause);
        }
    }

    private void miss() {
        missed++;
        counters.add(Counter.FRAMES_MISSED, 1);
    }

    /** What a failed append left in the queue is no one's to guess: open it as after a kill. */
    private void reopenAfterFailure() {
        if (failures == 0) {
            return;
        }
        closeQueue();
        directory.releaseStaleLock(QUEUE);
        queue = directory.openFrames();
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    private void closeQueue() {
        ahead.release();
        if (appender != null) {
            appender.close();
            appender = null;
        }
        if (queue != null) {
            queue.close();
            queue = null;
        }
    }

    /** Ends the run; its feeds have stopped before. Frames that still come are counted as missed. */
    @Override
    public synchronized void close() {
        try {
            if (!isOff && isRunTold) {
                reopenAfterFailure();
                int at = batch.begin(++sequence, END, Long.BYTES);
                batch.bytes().putLong(at, missed);
                write();
            }
        } catch (Exception | InternalError e) {
            LOG.warn("the end of the captured frames could not be marked: {}", e.toString());
        } finally {
            isOff = true;
            closeQueue();
        }
    }
}
