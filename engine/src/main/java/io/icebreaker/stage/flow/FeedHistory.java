package io.icebreaker.stage.flow;

import io.icebreaker.telemetry.Counter;
import io.icebreaker.telemetry.Counters;
import io.icebreaker.tick.Events;
import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.Tick;
import io.icebreaker.tick.TickFlags;

/** What became of each feed: counts its gaps and reconnects, and tells the kernel of new connections. */
final class FeedHistory {
    private static final FeedState[] STATES = FeedState.values();
    private static final int CONNECTED = FeedState.CONNECTED.ordinal();
    private static final int MUTE = FeedState.MUTE.ordinal();
    private static final int GAP = FeedState.GAP.ordinal();
    private static final int DOWN = FeedState.DOWN.ordinal();
    private static final int WAITING = FeedState.WAITING_FOR_TOKEN.ordinal();
    private static final int DROPPED = FeedState.DROPPED.ordinal();

    private final Counters counters;
    private final boolean[] up = new boolean[TickFlags.MAX_FEEDS];
    private final boolean[] isMute = new boolean[TickFlags.MAX_FEEDS];
    private final boolean[] wasUp = new boolean[TickFlags.MAX_FEEDS];

    FeedHistory(Counters counters) {
        this.counters = counters;
    }

    void onState(int feed, int state, FlowKernel kernel) {
        if (state == CONNECTED) {
            kernel.onConnected(feed);
            if (wasUp[feed]) {
                counters.add(Counter.FEED_RECONNECTS, 1);
            }
        }
        boolean isLoss = state == DOWN || state == WAITING;
        boolean isGap = state == DROPPED || isLoss && up[feed];
        if (isGap || state == GAP && isMute[feed]) {
            counters.add(Counter.FEED_GAPS, 1);
        }
        if (STATES[state].lasts()) {
            up[feed] = STATES[state].isUp();
            isMute[feed] = state == MUTE;
            wasUp[feed] |= up[feed];
        }
    }

    /** The journal lacks events: for each instrument it is as if its feed had been away. */
    void onGap(Tick gap, FlowKernel kernel) {
        for (int feed = 0; feed < TickFlags.MAX_FEEDS; feed++) {
            kernel.onConnected(feed);
        }
        counters.add(Counter.JOURNAL_GAPS, 1);
        counters.add(Counter.UNJOURNALED, Events.gapTo(gap) - Events.gapFrom(gap) + 1);
    }
}
