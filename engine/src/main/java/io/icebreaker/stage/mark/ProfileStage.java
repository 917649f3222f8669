package io.icebreaker.stage.mark;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Follows each session's initial balance; takes up what is known of earlier days. */
public final class ProfileStage extends Stage {
    private final ProfileKernel kernel;

    public ProfileStage(ProfileKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "profile";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        if (tick.kind() == EventKind.TICK) {
            kernel.onTick(tick);
        } else if (tick.kind() == EventKind.HISTORY) {
            kernel.onHistory(tick);
        }
    }
}
