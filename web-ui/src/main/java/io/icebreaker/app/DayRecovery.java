package io.icebreaker.app;

import io.icebreaker.journal.JournalDirectory;
import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.journal.Replay;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.Recovery;
import io.icebreaker.telemetry.Counter;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How a day's journal goes through the stages when its engine starts again, in two steps: a look through it
 * for what it defines, many times quicker than the stages are, then the stages. Between the two feeds may
 * begin already: what they bring waits. One thread.
 */
final class DayRecovery {
    private final Pipeline pipeline;
    private final Path journal;
    private final long from;
    private Recovery held; // null where there is nothing to recover, or nothing any more
    private long ticks;
    private long gaps;
    private long untilNs;

    /** {@code from}: the snapshot's event, 0 without one. */
    DayRecovery(Pipeline pipeline, Path journal, long from) {
        this.pipeline = pipeline;
        this.journal = journal;
        this.from = from;
    }

    /**
     * Shows all that defines the day, in a slot that is used again; holds what is published from now on.
     *
     * @throws JournalException when the journal is damaged or ends too early
     */
    void look(Consumer<Tick> watcher) throws JournalException {
        long last = pipeline.recoveredThrough();
        if (last == 0) {
            return;
        }
        pipeline.definitions(watcher);
        var slot = new Tick();
        try (var reader = reader()) {
            while (reader.next()) {
                if (reader.type() != EventKind.TICK) {
                    reader.copyTo(slot);
                    watcher.accept(slot);
                }
            }
            reader.gaps().forEach(gap -> System.err.println("icebreaker: recovered; " + gap));
            requireAll(reader.sequence(), last);
        }
        held = pipeline.beginRecovery();
    }

    private JournalReader reader() throws JournalException {
        var reader = new JournalReader(JournalDirectory.forReading(journal));
        try {
            if (from > 0) {
                reader.seek(from + 1);
            }
            return reader;
        } catch (JournalException e) {
            reader.close();
            throw e;
        }
    }

    private void requireAll(long read, long last) throws JournalException {
        if (read != last) {
            throw new JournalException(
                    "recovery read "
                            + read
                            + " of the "
                            + last
                            + " events in "
                            + journal
                            + "; move that directory away to begin the day anew, and keep it");
        }
    }

    /** Whether there is something to recover, or what came meanwhile still waits. */
    boolean isBehind() {
        return held != null;
    }

    /**
     * Takes up the snapshot and puts the journal's further events through the stages.
     *
     * @throws UnfitSnapshotException when there is none to take up any more, and all is to begin anew
     */
    void run(boolean quiet) throws JournalException {
        if (held == null) {
            return;
        }
        try {
            pipeline.fill();
        } catch (JournalException e) {
            throw SnapshotFiles.setAside(journal, from, e);
        }
        long last = pipeline.recoveredThrough();
        var progress = new Progress("recovering " + (last - from) + " events", quiet);
        try (var reader = reader()) {
            new Replay(reader, Replay.MAX_SPEED, progress).run(held.sink());
            requireAll(reader.sequence(), last);
        }
        pipeline.drain(Long.MAX_VALUE / 2_000_000);
        ticks = pipeline.counters().get(Counter.TICKS);
        gaps = pipeline.counters().get(Counter.FEED_GAPS);
        untilNs = pipeline.output().tally().receiveTimeNs();
    }

    /** Says what is lost of what came meanwhile, when it never follows. */
    void tellLost() {
        long lost = held == null ? 0 : pipeline.counters().get(Counter.RING_BACKLOG);
        if (lost > 0) {
            System.err.println(
                    "icebreaker: the start failed; "
                            + lost
                            + " events that came meanwhile are lost, what was journaled before is not");
        }
    }

    /** What came meanwhile follows. */
    void release() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    /** The event behind which it begins: that of a snapshot, or 0 for the journal's beginning. */
    long from() {
        return from;
    }

    /** Packets that were in the journal. */
    long ticks() {
        return ticks;
    }

    /** Gaps in feeds that were. */
    long gaps() {
        return gaps;
    }

    /** Receive time of the last event, ns UTC; 0 in a new journal. */
    long untilNs() {
        return untilNs;
    }
}
