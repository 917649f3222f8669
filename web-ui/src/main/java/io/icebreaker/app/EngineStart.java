package io.icebreaker.app;

import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.JournalOptions;
import io.icebreaker.journal.JournalReader;
import io.icebreaker.ring.Pipeline;
import io.icebreaker.ring.PipelineSetup;
import io.icebreaker.ring.StateFile;
import java.nio.file.Path;

/**
 * A pipeline on a journal, started from the latest snapshot that fits, else from zero. It knows what that
 * snapshot defines; its state is still to be taken up.
 *
 * @param from the snapshot's event, 0 without one
 */
record EngineStart(Pipeline pipeline, long from) {

    /** Snapshots that do not fit are said on standard error and passed over. */
    static EngineStart of(PipelineSetup setup) throws JournalException {
        Path journal = setup.journal().path();
        long behind = JournalReader.lastSequence(setup.journal());
        while (true) {
            StateFile state =
                    StateFile.nearest(
                            journal, behind, why -> System.err.println("icebreaker: " + why));
            if (state == null) {
                return new EngineStart(Pipeline.startUnfilled(setup), 0);
            }
            try {
                check(state, setup);
                var pipeline = Pipeline.startUnfilled(setup.withState(state));
                return new EngineStart(pipeline, state.sequence());
            } catch (JournalException e) {
                System.err.println("icebreaker: " + e.getMessage() + "; it is passed over");
                behind = state.sequence() - 1;
            }
        }
    }

    /** Whether the snapshot is of this very journal, and has the room that is asked for. */
    private static void check(StateFile state, PipelineSetup setup) throws JournalException {
        if (state.maxInstruments() != setup.maxInstruments()) {
            throw new JournalException(
                    "snapshot "
                            + state.path()
                            + " has room for "
                            + state.maxInstruments()
                            + " instruments, not "
                            + setup.maxInstruments());
        }
        try (var reader = new JournalReader(setup.journal())) {
            if (!reader.seek(state.sequence())
                    || !reader.next()
                    || reader.receiveTimeNs() != state.receiveTimeNs()) {
                throw new JournalException("snapshot " + state.path() + " is of another journal");
            }
        }
    }

    /** Says what a power cut may cost. */
    static void tellIfNotSynced(JournalOptions options) {
        if (options.syncWindowMs() == 0) {
            System.err.println(
                    "icebreaker: journal.sync.windowMs is 0: the journal survives the death of the"
                            + " process, but a power cut may cost what the system has not written by"
                            + " itself, half a minute as a rule");
        }
    }
}
