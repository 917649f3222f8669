package io.icebreaker.stage.flow;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;

/** Leaves each packet's event time and trade in its slot, where later stages read them. */
public final class FlowStage implements Stage {
    private static final int CONNECTED = FeedState.CONNECTED.ordinal();

    private final Sessions sessions;
    private final FlowKernel kernel;

    public FlowStage(Sessions sessions, FlowKernel kernel) {
        this.sessions = sessions;
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.INSTRUMENT -> sessions.define(tick.id(), Events.instrument(tick));
            case EventKind.FEED -> {
                if (Events.feedState(tick) == CONNECTED) {
                    kernel.onConnected(tick.feed());
                }
            }
            default -> {
                // Time passing and configuration are not this stage's business.
            }
        }
    }
}
