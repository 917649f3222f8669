package io.icebreaker.stage.arbiter;

import io.icebreaker.tick.FeedState;
import io.icebreaker.tick.TickFlags;
import java.util.Arrays;

/** How the feeds are: which can be waited for, when each last broke, how late each may be. */
public final class Links {
    /** A delivery later than 200 s was never seen (specs/feed-dhan); beyond, lateness explains nothing. */
    static final long LATEST_NS = 240_000_000_000L;

    /** A feed that was late is trusted again by a sixty-fourth of it a volume told in time. */
    private static final int RECOVERY_SHIFT = 6;

    private static final FeedState[] STATES = FeedState.values();

    private final boolean[] isDown = new boolean[TickFlags.MAX_FEEDS];
    private final long[] broken = new long[TickFlags.MAX_FEEDS];
    private final long[] lateNs = new long[TickFlags.MAX_FEEDS];
    private long breaks;

    /** A feed's new state. A feed that never tells of itself, as in a recording, counts as connected. */
    void onState(int feed, int state) {
        switch (STATES[state]) {
            case CONNECTED, LIVE, LATE -> isDown[feed] = false;
            case DROPPED, GAP, NOTICE -> {
                // Some packets are missing, or nothing happened; those that come are as good as
                // ever.
            }
            default -> isDown[feed] = true;
        }
        if (breaks(STATES[state])) {
            broken[feed] = ++breaks;
        }
    }

    /** Whether packets may be missing behind it; late, silent and closed feeds miss none. */
    private static boolean breaks(FeedState state) {
        return switch (state) {
            case LIVE, LATE, MUTE, CLOSED, NOTICE -> false;
            default -> true;
        };
    }

    /** The journal lacks events of whatever feed. */
    void onJournalGap() {
        Arrays.fill(broken, ++breaks);
    }

    /** Breaks so far, of all feeds. */
    long breaks() {
        return breaks;
    }

    /** Whether a feed has been connected ever since so many breaks. */
    boolean isWholeSince(int feed, long breaksThen) {
        return !isDown[feed] && broken[feed] <= breaksThen;
    }

    boolean isDown(int feed) {
        return isDown[feed];
    }

    /** A volume came so long after another feed had told it; 0 for a volume told first. */
    void late(int feed, long byNs) {
        long sample = Math.max(0, Math.min(LATEST_NS, byNs));
        lateNs[feed] =
                sample > lateNs[feed]
                        ? sample
                        : lateNs[feed] - (lateNs[feed] - sample >> RECOVERY_SHIFT);
    }

    /** How far behind the feed's next packet may be: the worst of late. */
    long lateNs(int feed) {
        return lateNs[feed];
    }
}
