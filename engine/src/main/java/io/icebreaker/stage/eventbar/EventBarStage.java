package io.icebreaker.stage.eventbar;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Tick;

/** Folds each trade into event bars and closes a session's last ones. */
public final class EventBarStage extends Stage {
    private final EventBarKernel kernel;

    public EventBarStage(EventBarKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "eventbar";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.CLOCK -> kernel.onClock(tick);
            case EventKind.SESSION -> kernel.onEnd(tick);
            default -> {
                // Definitions and feed states move no bar.
            }
        }
    }
}
