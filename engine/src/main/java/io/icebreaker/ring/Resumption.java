package io.icebreaker.ring;

import io.icebreaker.journal.JournalException;
import io.icebreaker.journal.OutputStage;

/**
 * How a pipeline takes up a snapshot: what defines the recording at once, for feeds need no more to begin;
 * the state of the stages and the board, which takes a second, before the first event. One thread; the lanes
 * rest.
 */
final class Resumption {
    private final PipelineSetup setup;
    private final PipelineState state;
    private final OutputStage output;
    private volatile boolean isFilled;

    /** Without a snapshot in {@code setup} there is nothing to take up. */
    Resumption(PipelineSetup setup, PipelineState state, OutputStage output) {
        this.setup = setup;
        this.state = state;
        this.output = output;
        isFilled = setup.state() == null;
    }

    /** Checks the snapshot and knows what it defines; {@code onDisk}: where the input journal ends. */
    void begin(long onDisk) throws JournalException {
        if (!isFilled) {
            output.resumeBehind(setup.state().sequence());
            Snapshots.begin(setup, state, onDisk);
        }
    }

    /** Fills what was wired anew, once; waits until the output on disk is known. */
    void fill() throws JournalException {
        output.prepare();
        if (!isFilled) {
            StateFormat.fill(setup.state(), state, setup.settings());
            output.resumeBehind(setup.state().sequence());
            isFilled = true;
        }
    }

    /** Makes ahead what the lanes will need as the state grows, once there is one. Any one thread. */
    void makeSpares() {
        if (isFilled) {
            state.makeSpares();
        }
    }

    /** Whether the state is that behind the last event. Any thread. */
    boolean isFilled() {
        return isFilled;
    }
}
