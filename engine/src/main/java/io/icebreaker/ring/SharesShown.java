package io.icebreaker.ring;

import io.icebreaker.publish.FeedBoard;
import io.icebreaker.stage.arbiter.FeedShares;

/** Copies what each feed gave to shared instruments to the board; both number the figures alike. */
final class SharesShown {
    private SharesShown() {}

    /** Copies if anything changed since the last time. */
    static void show(FeedShares shares, FeedBoard board) {
        if (!shares.takeChanged()) {
            return;
        }
        for (int feed = 0; feed < shares.feeds(); feed++) {
            for (int figure = 0; figure < FeedShares.FIGURES; figure++) {
                board.share(feed, figure, shares.figure(feed, figure));
            }
        }
        int paired = Math.min(shares.feeds(), FeedShares.PAIRED);
        for (int feed = 0; feed < paired; feed++) {
            for (int other = feed + 1; other < paired; other++) {
                for (int kind = 0; kind < FeedShares.KINDS; kind++) {
                    board.pair(feed, other, kind, shares.pair(feed, other, kind));
                }
            }
        }
    }
}
