package io.icebreaker.ring;

import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalGaps;
import io.icebreaker.journal.JournalStage;
import io.icebreaker.journal.OutputJournal;
import io.icebreaker.journal.OutputSink;
import io.icebreaker.journal.OutputStage;
import io.icebreaker.publish.Board;
import io.icebreaker.telemetry.Counters;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** What a {@link Pipeline} does to start from a snapshot, and to leave one. Cold. */
final class Snapshots {
    /** A batch of the ring is shown in far less. */
    private static final long BOARD_TIMEOUT_NS = 5_000_000_000L;

    private Snapshots() {}

    /** Where output goes; {@code journal}, null for none, is stopped when that fails. */
    static OutputSink sink(PipelineSetup setup, JournalStage journal, Counters counters)
            throws JournalException {
        try {
            return sink(setup, journal == null ? new JournalGaps() : journal.gaps(), counters);
        } catch (JournalException e) {
            journal.onStop();
            throw e;
        }
    }

    /** A journal that is continued from a snapshot is taken up at the snapshot's place. */
    private static OutputSink sink(PipelineSetup setup, JournalGaps gaps, Counters counters)
            throws JournalException {
        if (setup.output() != null) {
            return setup.output();
        }
        if (setup.journal() == null) {
            return OutputSink.NONE;
        }
        StateFile from = setup.state();
        if (from == null) {
            return new OutputJournal(setup.journal(), counters, gaps);
        }
        if (from.output() == null) {
            throw refuse(from, "was never compared with recorded output");
        }
        return OutputJournal.from(from.output(), from.sequence(), setup.journal(), counters, gaps);
    }

    /**
     * Checks the snapshot and takes up what it defines; {@code onDisk}: where the input journal ends, 0
     * without one.
     */
    static void begin(PipelineSetup setup, PipelineState state, long onDisk)
            throws JournalException {
        StateFile from = setup.state();
        if (setup.journal() != null && onDisk < from.sequence()) {
            throw refuse(from, "is ahead of its journal, which ends at " + onDisk);
        }
        if (setup.board() != null && !from.hasBoard()) {
            throw refuse(from, "has no board");
        }
        StateFormat.readDefinitions(from, state, setup.settings());
    }

    private static JournalException refuse(StateFile from, String why) {
        return new JournalException("snapshot " + from.path() + " " + why);
    }

    /** Refuses to save a state while events are on their way through the stages. */
    static void requireRest(boolean isFilled, long published, long workedOff)
            throws JournalException {
        if (!isFilled) {
            throw new JournalException("the state of an earlier snapshot has not been taken up");
        }
        if (workedOff != published) {
            throw new JournalException(
                    "state can be saved only at rest: "
                            + published
                            + " events are published, "
                            + workedOff
                            + " worked off");
        }
    }

    /** Writes the state behind the last published event; the lanes rest. */
    static StateFile save(Path file, PipelineState state, OutputStage output, PipelineSetup setup)
            throws JournalException {
        long last = output.published();
        if (last == 0 || !awaitBoard(state.board(), last)) {
            throw new JournalException("there is no state to save behind event " + last);
        }
        var saved =
                new StateFile(
                        file,
                        last,
                        output.tally().eventTimeNs(),
                        output.hash(),
                        setup.maxInstruments(),
                        state.board() != null,
                        output.position());
        StateFormat.write(saved, state, setup.settings());
        return saved;
    }

    /** The board comes behind the output, on the same lane. */
    private static boolean awaitBoard(Board board, long last) {
        long until = System.nanoTime() + BOARD_TIMEOUT_NS;
        while (board != null && board.sequence() < last) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            LockSupport.parkNanos(50_000);
        }
        return true;
    }
}
