package io.icebreaker.stage.gap;

import io.icebreaker.stage.Stage;
import io.icebreaker.tick.EventKind;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;

/** Tells what was traded while a feed was away. */
public final class GapStage extends Stage {
    private static final int CONNECTED = FeedState.CONNECTED.ordinal();

    private final GapKernel kernel;

    public GapStage(GapKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public String name() {
        return "gap";
    }

    @Override
    public void onEvent(Tick tick, boolean endOfBatch) {
        switch (tick.kind()) {
            case EventKind.TICK -> kernel.onTick(tick);
            case EventKind.CLOCK -> kernel.onTime(tick.receiveTimeNs(), tick.sequence());
            case EventKind.FEED -> onFeed(tick);
            default -> {
                // Definitions and configuration are not this stage's business.
            }
        }
    }

    private void onFeed(Tick tick) {
        if (Events.feedState(tick) == CONNECTED) {
            kernel.onConnected(
                    tick.feed(), Events.feedFromNs(tick), Events.feedToNs(tick), tick.sequence());
        }
    }
}
