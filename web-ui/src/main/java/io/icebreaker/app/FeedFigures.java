package io.icebreaker.app;

import io.icebreaker.publish.FeedBoard;
import java.util.LinkedHashMap;
import java.util.Map;

/** What feeds gave to the instruments they share, as words for a command's result. */
final class FeedFigures {
    private static final long NS_PER_MS = 1_000_000;

    private FeedFigures() {}

    /** One feed's part in them. */
    static Map<String, Object> of(FeedBoard board, int feed) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("won", board.share(feed, FeedBoard.WON));
        figures.put("partly", board.share(feed, FeedBoard.PARTLY));
        figures.put("shadowed", board.share(feed, FeedBoard.SHADOWED));
        figures.put("firsts", board.share(feed, FeedBoard.FIRSTS));
        figures.put("leadMs", board.meanLeadNs(feed) / NS_PER_MS);
        figures.put("disagreed", board.disagreed(feed));
        return figures;
    }

    /** How far each two of them agree, pairs that never met left out. */
    static Map<String, Object> pairs(FeedBoard board, int count) {
        Map<String, Object> pairs = new LinkedHashMap<>();
        int paired = Math.min(count, FeedBoard.PAIRED);
        for (int feed = 0; feed < paired; feed++) {
            for (int other = feed + 1; other < paired; other++) {
                Map<String, Object> pair = new LinkedHashMap<>();
                pair.put("compared", board.pair(feed, other, FeedBoard.COMPARED));
                pair.put("ltpDiffers", board.pair(feed, other, FeedBoard.LTP_DIFFERS));
                pair.put("dayDiffers", board.pair(feed, other, FeedBoard.DAY_DIFFERS));
                pair.put("volumeApart", board.pair(feed, other, FeedBoard.VOLUME_APART));
                pairs.put(feed + "-" + other, pair);
            }
        }
        return pairs;
    }
}
