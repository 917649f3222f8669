package io.icebreaker.stage.flow;

import io.icebreaker.calendar.Sessions;
import io.icebreaker.stage.Stage;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.Tick;

/** Leaves each packet's event time and trade in its slot, where later stages read them. */
public final class FlowStage extends Stage {
    private final Sessions sessions;
    private final FlowKernel kernel;
    private final FeedHistory feeds;

    public FlowStage(Sessions sessions, FlowKernel kernel, Counters counters) {
        this.sessions = sessions;
        this.kernel = kernel;
        feeds = new FeedHistory(counters);
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
            case EventKind.FEED -> feeds.onState(tick.feed(), Events.feedState(tick), kernel);
            case EventKind.GAP -> feeds.onGap(tick, kernel);
            default -> {
                // Time passing and configuration are not this stage's business.
            }
        }
    }
}
