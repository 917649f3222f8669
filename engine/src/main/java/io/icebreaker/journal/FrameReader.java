package io.icebreaker.journal;

import java.nio.file.Files;

/**
 * The captured frames of a recording, in the order they came; damage stops it with a {@link
 * JournalException} that says where. One thread.
 */
public final class FrameReader implements AutoCloseable {
    private final RecordReader records;
    private long sequence;
    private long run = -1;
    private boolean isEnded;
    private long frames;
    private long missed;
    private long missedBefore;

    /** Refuses a recording without captured frames. */
    public FrameReader(JournalDirectory directory) throws JournalException {
        if (!isIn(directory)) {
            throw new JournalException(
                    "no captured frames in "
                            + directory.path()
                            + ": only live days and demos have them, with journal.frames = true");
        }
        HalfMade.refuse(directory.path().resolve(FrameJournal.QUEUE));
        records = new RecordReader("frames in " + directory.path(), directory.openFrames());
    }

    /** Whether frames were ever captured here. */
    public static boolean isIn(JournalDirectory directory) {
        return Files.isRegularFile(
                directory.path().resolve(FrameJournal.QUEUE).resolve(JournalDirectory.METADATA));
    }

    /** Steps to the next frame; false at the end of what is written so far. */
    public boolean next() throws JournalException {
        missedBefore = 0;
        while (records.next()) {
            follow();
            isEnded = records.type() == FrameJournal.END;
            switch (records.type()) {
                case FrameJournal.RUN -> run = records.bytes().getLong(records.payload());
                case FrameJournal.FRAME -> {
                    checkLength();
                    frames++;
                    return true;
                }
                case FrameJournal.END -> {} // its number tells what was missed last
                default -> throw records.damaged("a record of the unknown type " + records.type());
            }
        }
        return false;
    }

    private void follow() throws JournalException {
        long now = records.sequence();
        if (sequence != 0 && now <= sequence) {
            throw records.damaged("frame " + now + " behind frame " + sequence);
        }
        if (sequence != 0) {
            missedBefore += now - sequence - 1;
            missed += now - sequence - 1;
        }
        sequence = now;
    }

    private void checkLength() throws JournalException {
        if (records.length() < FrameJournal.BYTES) {
            throw records.damaged("a frame of " + records.length() + " bytes");
        }
    }

    /** Whether the run read last was closed in order; a killed one was not, one going on is not yet. */
    public boolean isEnded() {
        return isEnded;
    }

    /** Number of the frame in hand. */
    public long sequence() {
        return sequence;
    }

    /** The input event before the run it belongs to: the next one is that run's CONFIG. */
    public long run() {
        return run;
    }

    /** Frames received right before it, or at the end behind the last one, that were not kept. */
    public long missedBefore() {
        return missedBefore;
    }

    /** When it came, epoch ns UTC. */
    public long receiveTimeNs() {
        return word(FrameJournal.RECEIVE_TIME_NS);
    }

    /** When it came by the clock that does not jump, ns. */
    public long monotonicNs() {
        return word(FrameJournal.MONOTONIC_NS);
    }

    private long word(int offset) {
        return records.bytes().getLong(records.payload() + offset);
    }

    /** The feed's number, 0..255. */
    public int feed() {
        return records.bytes().getInt(records.payload() + FrameJournal.FEED);
    }

    /** How its bytes are to be read, in the feed's words. */
    public int kind() {
        return records.bytes().getInt(records.payload() + FrameJournal.KIND);
    }

    /** A copy of its bytes. */
    public byte[] frame() {
        byte[] frame = new byte[records.length() - FrameJournal.BYTES];
        records.bytes().getBytes(records.payload() + FrameJournal.BYTES, frame);
        return frame;
    }

    /** Frames read so far. */
    public long frames() {
        return frames;
    }

    /** Frames received, but not kept, so far. */
    public long missed() {
        return missed;
    }

    @Override
    public void close() {
        records.close();
    }
}
