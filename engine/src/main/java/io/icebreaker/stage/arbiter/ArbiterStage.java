package io.icebreaker.stage.arbiter;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;

/** Leaves a verdict in each packet whose instrument several feeds send; first of the analysis. */
public final class ArbiterStage extends Stage {
    private final ArbiterKernel kernel;

    public ArbiterStage(ArbiterKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "arbiter";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.FEED -> kernel.links().onState(tick.feed(), Events.feedState(tick));
            case EventKind.GAP -> kernel.links().onJournalGap();
            default -> {
                // Time and definitions give no feed a lead.
            }
        }
    }
}
